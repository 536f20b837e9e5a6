// The keys of a link that a lesson of one's own has beside those of a card. Apart from the others: the first picture needs none.

/** A card of a lesson beside the open one; repeatable. */
export const CARD_KEY = 'card'

/** What the open card's own run has otherwise than the run of the link. */
export const CARD_RUN_KEY = 'card_run'

/** The title of a lesson of one's own, above all its cards. */
export const LESSON_TITLE_KEY = 'lesson_title'

/** The name of a lesson of one's own in `lesson=own.2`. */
export const OWN_LESSON = 'own'
