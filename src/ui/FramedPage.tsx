import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { PANEL_IDS, TAB_IDS } from '../share/panel-ids.ts'
import { type ParentPage, talkToParent } from '../store/parent-page.ts'
import { useApp, useMay, useMessages, useSelected } from './context.ts'
import styles from './FramedPage.module.css'
import { MatricesPanel } from './features/matrices/MatricesPanel.tsx'
import { Readouts } from './features/transport/Readouts.tsx'
import { RunButton, StepButtons } from './features/transport/TransportButtons.tsx'
import { WholePageLink } from './features/transport/WholePageLink.tsx'
import { type FrameNeeds, framePlan, wishedHeight } from './frame-plan.ts'
import { HandedFields, useHandedFields } from './HandedFields.tsx'
import { LowerPanel } from './LowerPanel.tsx'
import { laterCode } from './later-code.ts'
import { PageCard, useCard } from './PageCard.tsx'
import { PageRoot } from './PageRoot.tsx'
import { Part } from './Part.tsx'
import { PANELS } from './panels.ts'
import { MAIN } from './skip.ts'
import { textScale } from './text-scale.ts'
import { useShown } from './useShown.ts'

export { HandedOut } from './HandedOut.tsx'

/** The page inside another one: it fills the frame with what there is room for, the chart first. */
export function FramedPage() {
  const text = useMessages()
  const card = useRef<HTMLDivElement>(null)
  const cardHeight = useHeight(card)
  const hasCard = useCard() !== null
  const needs = useNeeds(cardHeight)
  const marked = useSelected((state) => state.marked?.panel)
  const plan = framePlan(needs)
  const fields = useHandedFields()
  const shows = useShown()
  useParent(needs, cardHeight)
  const others = PANEL_IDS.filter((id) => shows(id) && isOther(id))
  const output = plan.output && <OutputPart />
  return (
    <PageRoot className={styles.page}>
      {needs.transport && (
        <section className={styles.bar} aria-label={text.transport}>
          {needs.moves && <RunButton />}
          {plan.steps === 'beside' && <StepButtons />}
          <div className={styles.numbers}>
            <Readouts />
          </div>
          <WholePageLink className={styles.link} />
        </section>
      )}
      {plan.steps === 'beneath' && (
        <div className={styles.steps}>
          <StepButtons />
        </div>
      )}
      <HandedFields names={fields} across={plan.fieldsAcross} className={styles.fields} />
      {plan.timeline && (
        <div className={styles.timeline}>
          <Part code={laterCode} name={text.timeline} brief>
            {({ Timeline }) => <Timeline />}
          </Part>
        </div>
      )}
      <Part code={laterCode} name={text.panels}>
        {({ PageNotices }) => <PageNotices />}
      </Part>
      <div ref={card} className={styles.card}>
        {hasCard && <PageCard />}
      </div>
      <main id={MAIN} tabIndex={-1} className={`${styles.body} ${styles[plan.arrangement]}`} style={sideOf(plan.side)}>
        <h1 className="visually-hidden">{text.title}</h1>
        {needs.chart && (
          <div className={`${styles.chart} ${plan.head ? styles.withHead : ''} ${markOf(isTab(marked))}`}>
            <LowerPanel withoutFoot />
          </div>
        )}
        <div className={styles.rest}>
          {plan.matrices !== null && (
            <div className={`${styles.matrices} ${markOf(marked === 'matrices')}`}>
              <MatricesPanel given={plan.matrices} />
            </div>
          )}
          {output}
          {others.map((id) => (
            <OtherPanel key={id} id={id} />
          ))}
        </div>
      </main>
      {plan.verdict && (
        <div className={styles.verdict}>
          <Part code={laterCode} name={text.lowerPanel} silent>
            {({ VerdictLine }) => <VerdictLine />}
          </Part>
        </div>
      )}
      {!needs.transport && <WholePageLink className={styles.alone} />}
    </PageRoot>
  )
}

/** What a card speaks of is outlined. */
function markOf(isMarked: boolean): string {
  return isMarked ? (styles.marked ?? '') : ''
}

function isTab(id: PlacedPanel | undefined): boolean {
  return id !== undefined && PANELS[id].place === 'tabs'
}

type PlacedPanel = (typeof PANEL_IDS)[number]

/** A panel that the plan of a frame has no place of its own for. */
function isOther(id: PlacedPanel): boolean {
  return PANELS[id].place !== 'tabs' && id !== 'transport' && id !== 'matrices' && id !== 'output'
}

function OtherPanel({ id }: { readonly id: PlacedPanel }) {
  const panel = PANELS[id]
  return panel.place === 'tabs' ? null : <panel.View className={styles.other} />
}

function OutputPart() {
  return <PANELS.output.View className={styles.output} />
}

function sideOf(side: number): CSSProperties {
  const style: CSSProperties & Record<'--side', string> = { '--side': `${side / 16}rem` }
  return style
}

/** What is to be placed, in how much room beneath a card. */
function useNeeds(cardHeight: number): FrameNeeds {
  const room = useRoom()
  const shows = useShown()
  const fields = useHandedFields()
  const moves = useMay('transport')
  const named = useSelected((state) => state.handout.show !== null)
  const W = useSelected((state) => state.shown.W)
  const bias = useSelected(({ shown }) => shown.bias || shown.trueBias !== null)
  return {
    ...room,
    height: room.height - cardHeight,
    named,
    chart: TAB_IDS.some(shows),
    matrices: shows('matrices'),
    output: shows('output'),
    others: PANEL_IDS.filter((id) => shows(id) && isOther(id)).length,
    transport: shows('transport'),
    moves: moves && shows('transport'),
    lr: fields.includes('lr'),
    fields: fields.filter((name) => name !== 'lr').length,
    rows: W.rows,
    columns: W.columns,
    bias,
  }
}

/** The frame's size, for letters of the usual size. */
function useRoom() {
  const [room, setRoom] = useState(roomNow)
  useEffect(() => {
    const measure = () => setRoom(roomNow())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return room
}

/** The height of an element, for letters of the usual size. */
function useHeight(box: RefObject<Element | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setHeight(Math.ceil(element.getBoundingClientRect().height / textScale()))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return height
}

function roomNow() {
  const scale = textScale()
  return {
    width: Math.floor(innerWidth / scale),
    height: Math.floor(innerHeight / scale),
    coarse: typeof matchMedia !== 'undefined' && matchMedia('(pointer: coarse)').matches,
  }
}

/** Talks to the page around, and tells it the height that this one would like. */
function useParent(needs: FrameNeeds, cardHeight: number): void {
  const app = useApp()
  const [parent, setParent] = useState<ParentPage | null>(null)
  useEffect(() => {
    const talk = talkToParent(app, window)
    setParent(talk)
    return () => talk.stop()
  }, [app])
  useEffect(() => parent?.wish(Math.ceil((wishedHeight(needs) + cardHeight) * textScale())))
}
