import { describe, expect, it } from 'vitest'
import { blankLink, writeHash } from '../../src/share/codec.ts'
import { TEXT_LIMITS } from '../../src/share/handout.ts'
import { NO_HANDOUT } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'

/** What is handed out, and the issues as `key code`. */
function read(entries: string) {
  const { shared, issues } = readHash(`#v=2&${entries}`)
  return { handout: shared.view.handout, issues: issues.map(({ key, problem }) => `${key} ${problem.code}`) }
}

function canonical(entries: string): string {
  return writeHash(readHash(`#v=2&${entries}`).shared).replace(/^#v=2&?/, '')
}

describe('what is handed out with a run', () => {
  it.each([
    ['lesson=tutorial.2', { lesson: { id: 'tutorial', card: 2 } }, 'lesson=tutorial.2'],
    ['lesson=not-exact', { lesson: { id: 'not-exact', card: 1 } }, 'lesson=not-exact.1'],
    ['goal=full_loss:1e-4', { goal: [{ quantity: 'full_loss', atMost: 1e-4 }] }, 'goal=full_loss:0.0001'],
    [
      'goal=iteration:1200,max_error:.01',
      {
        goal: [
          { quantity: 'iteration', atMost: 1200 },
          { quantity: 'max_error', atMost: 0.01 },
        ],
      },
      'goal=iteration:1200,max_error:0.01',
    ],
    ['show=chart,matrices', { show: ['matrices', 'chart'] }, 'show=matrices,chart'],
    ['controls=tabs,lr,batch_size,W', { controls: ['W', 'lr', 'batchSize', 'tabs'] }, 'controls=W,lr,batch_size,tabs'],
    ['controls=none', { controls: [] }, 'controls=none'],
    ['controls=', { controls: [] }, 'controls=none'],
  ])('%s', (entries, part, written) => {
    expect(read(entries)).toEqual({ handout: { ...NO_HANDOUT, ...part }, issues: [] })
    expect(canonical(entries)).toBe(written)
  })

  it('is a card of one\u2019s own, in plain text, its answers in their order', () => {
    const entries =
      'ask=Which+lr%3F&choice=0.1&choice=<b>2</b>&right=2&title=A%0Atitle&note=two%0D%0Alines&answer=%20Because.'
    expect(read(entries)).toEqual({
      handout: {
        ...NO_HANDOUT,
        own: {
          title: 'A title',
          note: 'two\nlines',
          ask: 'Which lr?',
          choices: ['0.1', '<b>2</b>'],
          right: 2,
          answer: 'Because.',
        },
      },
      issues: [],
    })
    expect(canonical(entries)).toBe(
      'title=A%20title&note=two%0Alines&ask=Which%20lr%3F&choice=0%2E1&choice=%3Cb%3E2%3C%2Fb%3E&right=2&answer=Because%2E',
    )
  })

  it('reads a title that programs filled with what nobody sees as it reads its own', () => {
    const { shared } = readHash('#title=!%00%00a%E2%80%8B %E2%80%8Bb')
    expect(shared.view.handout.own?.title).toBe('! a b')
    expect(readHash(writeHash(shared)).shared).toEqual(shared)
  })

  it('changes nothing of the run', () => {
    const { shared } = readHash('#v=2&title=a&goal=iteration:5&controls=lr&show=chart&lesson=tutorial.1')
    expect(shared.run).toEqual(blankLink.shared.run)
  })

  it.each(Object.entries(TEXT_LIMITS).filter(([key]) => key !== 'choice'))(
    '%s has at most %d characters',
    (key, limit) => {
      // Characters outside the basic plane are one, not two.
      expect(read(`${key}=${encodeURIComponent('\u{1f600}'.repeat(limit))}`).issues).toEqual([])
      expect(read(`${key}=${'a'.repeat(limit + 1)}`)).toEqual({ handout: NO_HANDOUT, issues: [`${key} tooLong`] })
      expect(read(`${key}=${'\u4e00'.repeat(1e6)}`)).toEqual({ handout: NO_HANDOUT, issues: [`${key} tooLong`] })
    },
  )

  it.each([
    ['lesson=', 'lesson badLesson'],
    ['lesson=tutorial.0', 'lesson badLesson'],
    ['lesson=../x.1', 'lesson badLesson'],
    ['lesson=__proto__.1', 'lesson badLesson'],
    ['goal=', 'goal badGoal'],
    ['goal=loss:1', 'goal badGoal'],
    ['goal=full_loss', 'goal badGoal'],
    ['goal=full_loss:1,full_loss:2', 'goal badGoal'],
    ['goal=full_loss:x', 'goal notANumber'],
    ['goal=full_loss:-1', 'goal outOfRange'],
    ['goal=iteration:1.5', 'goal notAnInteger'],
    ['goal=iteration:0', 'goal outOfRange'],
    ['show=everything', 'show notOneOf'],
    ['controls=batchSize', 'controls notOneOf'],
    ['title=%E0%A4%A', 'title brokenEscape'],
    ['title=a&title=b', 'title duplicateKey'],
    ['choice=a', 'choice choiceCount'],
    ['choice=a&choice=b&choice=c&choice=d&choice=e', 'choice choiceCount'],
    ['choice=a&choice=', 'choice empty'],
    [`choice=a&choice=${'b'.repeat(101)}`, 'choice tooLong'],
    ['right=1', 'right noSuchChoice'],
    ['choice=a&choice=b&right=3', 'right noSuchChoice'],
    ['choice=a&choice=b&right=x', 'right noSuchChoice'],
  ])('%s is named', (entries, issue) => {
    expect(read(entries).issues).toEqual([issue])
  })

  it('loses all of its answers with one of them: they are counted', () => {
    expect(read('ask=a&choice=a&choice=&choice=c&right=3')).toMatchObject({
      handout: { own: { choices: [], right: null } },
      issues: ['choice empty', 'right noSuchChoice'],
    })
  })
})
