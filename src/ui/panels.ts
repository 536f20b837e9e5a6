import type { ComponentType } from 'react'
import { type Texts, texts } from '../i18n/texts.ts'
import type { PanelId, TabId } from '../share/panel-ids.ts'
import { ChartHead, ChartTab } from './ChartTab.tsx'
import { LoopPanel } from './features/loop/LoopPanel.tsx'
import { MatricesPanel } from './features/matrices/MatricesPanel.tsx'
import { OutputPanel } from './features/output/OutputPanel.tsx'
import { SetupPanel } from './features/setup/SetupPanel.tsx'
import { TransportBar } from './features/transport/TransportBar.tsx'
import { LazyCode } from './lazy-code.ts'

/** A panel with a place of its own. */
export interface PanelEntry {
  /** Where it stands. */
  readonly place: 'top' | 'center' | 'side' | 'setup'
  /** Whether a page inside another one has it. */
  readonly embed: boolean
  readonly View: ComponentType<{ readonly className?: string | undefined }>
}

/** A panel behind a tab. */
interface TabPanel {
  readonly place: 'tabs'
  readonly embed: boolean
  readonly title: Texts<string>
  readonly testId: string
  /** Whether it stays while another tab is looked at: where a reader chooses something in it that is kept nowhere else. */
  readonly keeps: boolean
  /** What is there with the page, or code that is loaded when it is first looked at. */
  readonly View: ComponentType | LazyCode<ComponentType>
  /** Beside the tabs while it is chosen. */
  readonly Aside?: ComponentType
}

/** The panels of the page: a new one is its folder and a line here, with the name that links have for it. */
export const PANELS: { readonly [P in PanelId]: P extends TabId ? TabPanel : PanelEntry } = {
  transport: { place: 'top', embed: true, View: TransportBar },
  matrices: { place: 'center', embed: true, View: MatricesPanel },
  chart: {
    place: 'tabs',
    embed: true,
    title: texts({ en: 'Loss', zh: '损失' }),
    testId: 'tab-loss',
    keeps: true,
    View: ChartTab,
    Aside: ChartHead,
  },
  weights: {
    place: 'tabs',
    embed: true,
    title: texts({ en: 'Weights', zh: '权重' }),
    testId: 'tab-path',
    keeps: true,
    View: new LazyCode<ComponentType>(() => import('./features/path/PathView.tsx').then((it) => it.PathView)),
  },
  step: {
    place: 'tabs',
    embed: true,
    title: texts({ en: 'Step by step', zh: '单步演示' }),
    testId: 'tab-moment',
    keeps: false,
    View: new LazyCode<ComponentType>(() => import('./features/moment/MomentView.tsx').then((it) => it.MomentView)),
  },
  sweep: {
    place: 'tabs',
    embed: true,
    title: texts({ en: 'Sweep', zh: '参数扫描' }),
    testId: 'tab-sweep',
    keeps: false,
    View: new LazyCode<ComponentType>(() => import('./features/sweep/SweepView.tsx').then((it) => it.SweepView)),
  },
  why: {
    place: 'tabs',
    embed: true,
    title: texts({ en: 'Why', zh: '为什么' }),
    testId: 'tab-why',
    keeps: false,
    View: new LazyCode<ComponentType>(() => import('./features/why/WhyView.tsx').then((it) => it.WhyView)),
  },
  program: { place: 'side', embed: false, View: LoopPanel },
  output: { place: 'side', embed: true, View: OutputPanel },
  setup: { place: 'setup', embed: false, View: SetupPanel },
}
