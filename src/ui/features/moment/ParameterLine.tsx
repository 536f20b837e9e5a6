import type { Config } from '../../../experiment/config.ts'
import { isOff } from '../../../training/explain.ts'
import type { Moment } from '../../../training/moment.ts'
import { useText } from '../../context.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import { GradientTable } from './GradientTable.tsx'
import styles from './moment.module.css'
import type { PointedPlace } from './place.ts'
import { TensorTable } from './TensorTable.tsx'
import type { ParameterTensors, ShownTensor } from './tensors.ts'
import type { MomentText } from './text.ts'
import { momentText } from './text.ts'
import type { Pointed } from './usePointed.ts'

interface Props {
  readonly parameter: ParameterTensors
  readonly moment: Moment
  readonly config: Config
  readonly scale: HeatScale
  readonly pointed: Pointed
  readonly place: PointedPlace | null
}

/** A parameter: its gradient, what the optimizer keeps of it, and its value before and after the step. */
export function ParameterLine({ parameter, moment, config, scale, pointed, place }: Props) {
  const text = useText(momentText)
  const { name, grad, buffers, value, after } = parameter
  const passes = passesOf(moment, config)
  const count = passes === null ? undefined : text.pass(passes.done, passes.of)
  const piled = isOff(config, 'zero_grad') && moment.backwardPasses > 1
  const note = grad.values === null ? text.states.none : piled ? text.passes(moment.backwardPasses) : count
  return (
    <div className={styles.line}>
      <GradientTable tensor={grad} {...{ scale, pointed, place, note }} />
      {buffers.map((buffer) => (
        <TensorTable key={buffer.name} tensor={buffer} scale={scale} testId={`tensor-${name}-${buffer.name}`} />
      ))}
      {/* Together, also where they come to stand in a line of their own. */}
      <div className={styles.pair}>
        <TensorTable
          tensor={value}
          scale={scale}
          testId={`tensor-${name}`}
          note={after.values === null ? undefined : text.before}
        />
        <TensorTable tensor={after} scale={scale} testId={`tensor-${name}-after`} note={afterNote(after, text)} />
      </div>
    </div>
  )
}

/** Which of the accumulated passes is in the gradient; null where there is one at a time. */
function passesOf({ backwardPasses }: Moment, { accumulationSteps, off }: Config) {
  if (accumulationSteps === 1 || off.length > 0) return null
  return { done: backwardPasses, of: accumulationSteps }
}

function afterNote({ values, state }: ShownTensor, text: MomentText): string {
  if (values === null) return text.afterStep
  return state === 'changed' ? `${text.after} · ${text.states.changed}` : text.after
}
