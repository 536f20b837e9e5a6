// What comes right behind the first picture, and together, which is less than a file each. The bundler makes the file from
// this list; whoever shows a part of it does so by `laterCode` and never imports it otherwise.

import './theme/forced-colors.css'

export { ChartAside } from './ChartAside.tsx'
export { ExpectedCurve } from './features/chart/ExpectedCurve.tsx'
export { ExpectedRow } from './features/chart/ExpectedRow.tsx'
export { Remarks } from './features/chart/Remarks.tsx'
export { Code } from './features/loop/Code.tsx'
export { Beneath } from './features/matrices/Beneath.tsx'
export { EdgeButtons } from './features/matrices/EdgeButtons.tsx'
export { Output, OutputNote } from './features/output/Output.tsx'
export { FieldControl } from './features/setup/FieldControl.tsx'
export { QuickLr } from './features/setup/QuickLr.tsx'
export { Settings } from './features/setup/Settings.tsx'
export { Timeline } from './features/timeline/Timeline.tsx'
export { SpeedSlider } from './features/transport/SpeedSlider.tsx'
export { VerdictLine } from './features/verdict/VerdictLine.tsx'
export { HeaderParts } from './HeaderParts.tsx'
export { KnownTerm } from './KnownTerm.tsx'
export { PageNotices } from './PageNotices.tsx'
export { SkipLink } from './SkipLink.tsx'
export { HeatCanvas } from './widgets/HeatCanvas.tsx'
