import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { frameCode, markdownCode } from '../../../src/ui/features/share/snippets.ts'

const link = 'https://example.org/a(b)/?embed=1#v=2&W=.3,.4;.5,.6&lr=0.1'

/** What a browser takes an attribute of `html` for. */
function attributeOf(html: string, name: string): string | undefined {
  const [, value] = new RegExp(` ${name}="([^"]*)"`).exec(html) ?? []
  return value?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

describe('the code of a frame', () => {
  test('has the link and the title as they are, whatever is in them', () => {
    const title = '学习率 <"2"> & \'批\'&amp;\n第二行'
    const html = frameCode({ link, title, width: 700, height: 420 })
    expect(attributeOf(html, 'src')).toBe(link)
    expect(attributeOf(html, 'title')).toBe('学习率 <"2"> & \'批\'&amp; 第二行')
    expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/)
    expect(html).not.toMatch(/&(?!amp;|quot;|lt;|gt;)/)
  })

  test('has the size that was chosen, and never more than the page around it', () => {
    expect(frameCode({ link, title: 't', width: 700, height: 420 })).toMatch(
      / width="700" height="420" style="[^"]*max-width:100%/,
    )
    expect(frameCode({ link, title: 't', width: null, height: 500 })).toContain(' width="100%" height="500" ')
  })
})

describe('the picture in Markdown', () => {
  test.each(['lr 2, batch 1', '学习率 [2] (大) ](x) `a` *b* _c_ <d> \\ !', 'a | b & c ~~d~~\ne'])('says %j', (says) => {
    const html = marked.parse(markdownCode(link, says, 'data:image/png;base64,AAAA'), { async: false })
    const shown = /^<p><a href="([^"]*)"><img src="([^"]*)" alt="([^"]*)"><\/a><\/p>\s*$/.exec(html)
    expect(
      shown?.slice(1).map((value) => value.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '')),
    ).toEqual([
      link.replace('(', '%28').replace(')', '%29'),
      'data:image/png;base64,AAAA',
      says.replace('\n', ' ').replaceAll('[', '(').replaceAll(']', ')'),
    ])
  })
})

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
