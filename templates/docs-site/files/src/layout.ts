import { fontOrigin, siteHeader } from './header.ts';
import { html, type Html } from './html.ts';
import { relativeUrl } from './links.ts';
import type { SiteSettings } from './site-settings.ts';

export interface Layout {
  url: string;
  title: string;
  content: Html;
  /** Pages above this one, from the home page down. */
  above: { title: string; url: string }[];
  navigation: { title: string; url: string }[];
  footer: { title: string; url: string }[];
  settings: SiteSettings;
  /** For the page that stands in for missing ones, which can be at any depth. */
  base?: string;
}

/** A whole page. It loads the styles of the site and nothing else but the NHS font, where it may show that. */
export function layout({ url, title, content, above, navigation, footer, settings, base }: Layout): string {
  const to = (target: string) => relativeUrl(url, target);
  const home = url === '' && base === undefined;
  const fonts = settings.header === 'plain' ? "'none'" : fontOrigin;
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; img-src 'self'; font-src ${fonts}; base-uri 'self'; form-action 'none'"
        />
        ${base !== undefined && html`<base href="${base}" />`}
        <title>${home ? title : `${title} – ${settings.title}`}</title>
        ${home && html`<meta name="description" content="${settings.summary}" />`}
        <link rel="stylesheet" href="${to('assets/nhsuk.css')}" />
        <link rel="stylesheet" href="${to('assets/site.css')}" />
        <link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml" />
      </head>
      <body>
        <a class="nhsuk-skip-link" href="${base === undefined ? '' : `${base}404.html`}#maincontent"
          >Skip to main content</a
        >
        ${siteHeader(settings, { home: to(''), items: navigation.map((item) => navigationItem(item, url, to)) })}
        ${settings.phase !== 'live' && phaseBanner(settings)}
        <div class="nhsuk-width-container">
          ${above.length > 0 && breadcrumbs(above, to)}
          <main class="nhsuk-main-wrapper" id="maincontent">${content}</main>
        </div>
        <footer class="nhsuk-footer" role="contentinfo">
          <div class="nhsuk-width-container">
            <div class="nhsuk-footer__meta">
              <h2 class="nhsuk-u-visually-hidden">Support links</h2>
              <ul class="nhsuk-footer__list">
                ${footer.map((item) => footerItem(item.title, to(item.url)))}
                ${footerItem('Contact', `mailto:${settings.email}`)} ${footerItem('Source', settings.repository)}
              </ul>
              <p class="nhsuk-body-s">
                © ${settings.copyright}. Text: Open Government Licence 3.0. Code: MIT licence.
              </p>
            </div>
          </div>
        </footer>
      </body>
    </html> `.text;
}

function navigationItem(item: { title: string; url: string }, url: string, to: (target: string) => string): Html {
  const here = item.url !== '' && url.startsWith(item.url);
  return html`<li class="nhsuk-header__navigation-item ${here && 'nhsuk-header__navigation-item--current'}">
    <a
      class="nhsuk-header__navigation-link"
      href="${to(item.url)}"
      ${here && (item.url === url ? html` aria-current="page"` : html` aria-current="true"`)}
      >${item.title}</a
    >
  </li>`;
}

function phaseBanner({ phase, email }: SiteSettings): Html {
  return html`<section class="phase" aria-label="Phase of the service">
    <p class="nhsuk-width-container nhsuk-body-s">
      <strong class="nhsuk-tag">${phase[0]?.toUpperCase() ?? ''}${phase.slice(1)}</strong>
      <span>This is new. <a href="mailto:${email}">Tell us what you think</a>.</span>
    </p>
  </section>`;
}

function breadcrumbs(above: Layout['above'], to: (target: string) => string): Html {
  return html`<nav class="breadcrumbs" aria-label="Breadcrumb">
    <ol>
      ${above.map(({ title, url }) => html`<li><a href="${to(url)}">${title}</a></li>`)}
    </ol>
  </nav>`;
}

function footerItem(title: string, href: string): Html {
  return html`<li class="nhsuk-footer__list-item">
    <a class="nhsuk-footer__list-item-link" href="${href}">${title}</a>
  </li>`;
}
