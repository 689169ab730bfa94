import { expect, test } from 'vitest'
import { type BarChart, drawBars } from './bar-chart.ts'

const chart: BarChart = {
  title: 'Адамдар & <жылдар>',
  description: '2024: 20; 2025: not shown',
  bars: [
    { label: '2024', value: 20 },
    { label: '2025', value: null },
    { label: '2026', value: 0 },
  ],
  notShown: 'not shown',
  number: (value) => String(value),
}

test('has words for who cannot see it, and nothing that our pages do not allow', async () => {
  const svg = await drawBars(chart)
  expect(svg).toMatch(/^<svg[^>]*role="img"/)
  expect(svg).toContain('<title>Адамдар &amp; &lt;жылдар&gt;</title><desc>2024: 20; 2025: not shown</desc>')
  expect(svg).not.toMatch(/<style|style=|<script|⚠/)
  const hostile = await drawBars({ ...chart, bars: [{ label: '<script>&', value: 1 }] })
  expect(hostile).toContain('&lt;script&gt;&amp;')
})

test('a value that is not shown is said in words; zero is a zero', async () => {
  const texts = [...(await drawBars(chart)).matchAll(/<text[^>]*>([^<]*)</g)].map((each) => each[1])
  expect(texts).toEqual(['2024', '2025', '2026', '20', 'not shown', '0'])
})

test('bars are as long as their numbers say', async () => {
  const svg = await drawBars({
    ...chart,
    bars: [
      { label: 'a', value: 10 },
      { label: 'b', value: 5 },
    ],
  })
  const [long = 0, short = 0] = [...svg.matchAll(/<rect[^>]*width="([\d.]+)"/g)].map((each) =>
    Number(each[1]),
  )
  expect(long / short).toBeCloseTo(2, 3)
})
