import { expect, test } from 'vitest'
import { html, trusted } from './html.ts'

test('whatever is put in is escaped, once', () => {
  const hostile = `<script>alert("1")</script> & 'x'`
  const part = html`<b title="${hostile}">${hostile}</b>`
  expect(String(part)).not.toMatch(/<script|"1"|'x'/)
  expect(String(html`<p>${part}</p>`)).toBe(`<p>${part}</p>`)
})

test('lists are joined, what is not there leaves nothing, zero is shown', () => {
  expect(String(html`${[1, html`<i>2</i>`]}|${null}${false}${undefined}|${0}`)).toBe('1<i>2</i>||0')
  expect(String(html`${trusted('<svg/>')}`)).toBe('<svg/>')
})
