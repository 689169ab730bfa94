/** The page before anybody chose a language: in Kyrgyz. Its script puts other words in their places (`data-t`). */
export const pageHtml = ({
  policy,
  style,
  script,
  t,
}: {
  policy: string
  style: string
  script: string
  t: (key: string) => string
}): string => `<!doctype html>
<html lang="ky">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${t('tokens.title')}</title>
<style>${style}</style>
</head>
<body>
<header><b>Umai</b><nav id="languages" data-label="tokens.languages" aria-label="${t('tokens.languages')}">
<button type="button" lang="ky" value="ky">Кыргызча</button>
<button type="button" lang="ru" value="ru">Русский</button>
<button type="button" lang="en" value="en">English</button>
</nav></header>
<main>
<noscript><p lang="ky">Бул барак JavaScript менен иштейт.</p><p lang="ru">Эта страница работает с JavaScript.</p><p lang="en">This page works with JavaScript.</p></noscript>
<h1 data-t="tokens.title">${t('tokens.title')}</h1>
<p class="lead" data-t="tokens.lead">${t('tokens.lead')}</p>
<p class="stays" data-t="tokens.stays">${t('tokens.stays')}</p>
<section aria-labelledby="h-key">
<h2 id="h-key"><span aria-hidden="true">1. </span><span data-t="tokens.key.title">${t('tokens.key.title')}</span></h2>
<p data-t="tokens.key.what">${t('tokens.key.what')}</p>
<label for="key" data-t="tokens.key.file">${t('tokens.key.file')}</label>
${fileInput('key', '.json,application/json', t)}
<p id="key-said" class="said" role="status"></p>
<details><summary data-t="tokens.key.new">${t('tokens.key.new')}</summary>
<p data-t="tokens.key.new-what">${t('tokens.key.new-what')}</p>
<label for="agreement" data-t="tokens.key.agreement">${t('tokens.key.agreement')}</label>
<input id="agreement" type="text" maxlength="200" autocomplete="off">
<button id="new-key" type="button" class="second" data-t="tokens.key.make">${t('tokens.key.make')}</button>
</details>
</section>
<section aria-labelledby="h-list">
<h2 id="h-list"><span aria-hidden="true">2. </span><span data-t="tokens.list.title">${t('tokens.list.title')}</span></h2>
<label for="list" data-t="tokens.list.file">${t('tokens.list.file')}</label>
${fileInput('list', '.csv,text/csv,text/plain', t)}
<p id="list-said" class="said" role="status"></p>
</section>
<section aria-labelledby="h-columns" id="columns-part" hidden>
<h2 id="h-columns"><span aria-hidden="true">3. </span><span data-t="tokens.columns.title">${t('tokens.columns.title')}</span></h2>
<p data-t="tokens.columns.what">${t('tokens.columns.what')}</p>
<div id="columns"></div>
</section>
<section aria-labelledby="h-make" id="make-part" hidden>
<h2 id="h-make"><span aria-hidden="true">4. </span><span data-t="tokens.make.title">${t('tokens.make.title')}</span></h2>
<ul id="problems" class="problems" role="alert"></ul>
<button id="make" type="button" data-t="tokens.make.button">${t('tokens.make.button')}</button>
<progress id="progress" max="1" value="0" hidden></progress>
<p id="made" class="said" role="status"></p>
<p><a id="save" class="button" hidden data-t="tokens.make.save">${t('tokens.make.save')}</a></p>
</section>
<section aria-labelledby="h-gives">
<h2 id="h-gives" data-t="tokens.gives.title">${t('tokens.gives.title')}</h2>
<ul>
<li data-t="tokens.gives.seen">${t('tokens.gives.seen')}</li>
<li data-t="tokens.gives.alike">${t('tokens.gives.alike')}</li>
<li data-t="tokens.gives.key">${t('tokens.gives.key')}</li>
<li data-t="tokens.gives.number">${t('tokens.gives.number')}</li>
<li data-t="tokens.gives.consent">${t('tokens.gives.consent')}</li>
</ul>
</section>
</main>
<script>${script}</script>
</body>
</html>
`

/** A browser names its own control in its own language, so that one lies unseen over our words. */
const fileInput = (id: string, accept: string, t: (key: string) => string): string =>
  `<div class="file"><span class="choose" aria-hidden="true" data-t="tokens.file.choose">${t('tokens.file.choose')}</span>
<span id="${id}-name" aria-hidden="true" data-t="tokens.file.none">${t('tokens.file.none')}</span>
<input id="${id}" type="file" accept="${accept}"></div>`
