import { useMemo } from 'react'
import { explain } from '../../../training/explain.ts'
import { useSelected, useText } from '../../context.ts'
import { heatScales } from '../../theme/heat-scale.ts'
import { BatchLine } from './BatchLine.tsx'
import { DataStrip } from './DataStrip.tsx'
import { GradientDetail } from './GradientDetail.tsx'
import styles from './moment.module.css'
import { ParameterLine } from './ParameterLine.tsx'
import { Statements } from './Statements.tsx'
import { sentenceOf } from './sentence.ts'
import { batchTensors, largest, parameterTensors } from './tensors.ts'
import { momentText } from './text.ts'
import { useChangesInView } from './useChangesInView.ts'
import { type Shown, useMoment } from './useMoment.ts'
import { usePointed } from './usePointed.ts'

/** One iteration in slow motion: the statement carried out last, what it did in words, and the tensors as they are now. */
export function MomentView() {
  const shown = useMoment()
  return shown === null ? null : <ShownMoment {...shown} />
}

function ShownMoment({ moment, config, tooFast, running }: Shown) {
  const text = useText(momentText)
  const scale = heatScales[useSelected((state) => state.theme)]
  const pointed = usePointed()
  const place = tooFast ? null : pointed.place
  const says = useMemo(() => sentenceOf(explain(moment, config), text.says, config.numSamples), [moment, config, text])
  const limit = largest(config.W.data) || 1
  const look = { scale, place }
  const tensors = useChangesInView(moment)
  return (
    <div
      ref={pointed.root}
      className={styles.moment}
      data-testid="moment"
      data-statement={moment.last ?? ''}
      data-epoch={moment.epoch}
    >
      <Statements moment={moment} config={config} tooFast={tooFast} />
      <p className={styles.sentence} data-testid="sentence" aria-live={running ? 'off' : 'polite'}>
        {tooFast ? text.tooFast : says}
      </p>
      <div ref={tensors} dir="ltr" className={tooFast ? `${styles.tensors} ${styles.past}` : styles.tensors}>
        <DataStrip moment={moment} samples={config.numSamples} />
        <BatchLine moment={moment} tensors={batchTensors(moment, config)} samples={config.numSamples} {...look} />
        <div className={styles.parameters}>
          {parameterTensors(moment, config, limit).map((parameter) => (
            <ParameterLine key={parameter.name} {...{ parameter, moment, config, pointed, ...look }} />
          ))}
        </div>
      </div>
      <GradientDetail {...{ moment, config, pointed, place }} />
    </div>
  )
}
