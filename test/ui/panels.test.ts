import { expect, test } from 'vitest'
import { PANEL_IDS, TAB_IDS } from '../../src/share/panel-ids.ts'
import { PANELS } from '../../src/ui/panels.ts'

test('the table has the panels that links know, those behind tabs among them', () => {
  expect(Object.keys(PANELS)).toEqual([...PANEL_IDS])
  expect(PANEL_IDS.filter((id) => PANELS[id].place === 'tabs')).toEqual([...TAB_IDS])
})

test('every tab has a name of its own in both languages', () => {
  const tabs = TAB_IDS.map((id) => PANELS[id])
  for (const name of ['en', 'zh'] as const) expect(new Set(tabs.map(({ title }) => title[name])).size).toBe(tabs.length)
  expect(new Set(tabs.map(({ testId }) => testId)).size).toBe(tabs.length)
})

test('a page inside another one has what moves, and not what a run is made with', () => {
  expect(PANEL_IDS.filter((id) => !PANELS[id].embed)).toEqual(['program', 'setup'])
})
