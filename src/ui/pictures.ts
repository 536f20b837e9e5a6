import type { App } from '../store/app.ts'
import { lossPicture } from './features/chart/loss-picture.ts'
import { matricesPicture } from './features/matrices/matrices-picture.ts'
import { landscapePicture } from './features/path/landscape-picture.ts'
import { directionsPicture, weightsPicture } from './features/path/lines-pictures.ts'
import { mapPicture, sweepPicture } from './features/sweep/sweep-pictures.ts'
import type { NoPicture, Picture } from './picture/frame.ts'
import { pictureText } from './picture/text.ts'

/** A picture, why there is none, or null where the page has no numbers yet. */
type Drawn = Picture | NoPicture | null

/** The pictures of all plots, by name: of the run on screen, whatever the page is showing of it. */
const PICTURES = {
  chart: lossPicture,
  matrices: (app) => matricesPicture(app),
  path: weightsPicture,
  directions: directionsPicture,
  landscape: landscapePicture,
  sweep: sweepPicture,
  map: mapPicture,
} satisfies Readonly<Record<string, (app: App) => Drawn | Promise<Drawn>>>

/** The name of a picture. */
export type PictureId = keyof typeof PICTURES

/** The picture of a name, or in the reader's language why there is none. */
export async function pictureOf(app: App, id: PictureId): Promise<Picture | NoPicture> {
  const drawn: Drawn = await PICTURES[id](app)
  return drawn ?? { missing: pictureText[app.store.getState().language].noNumbers }
}
