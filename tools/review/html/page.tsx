import { Fragment } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Review } from "../review";
import { verdictOf } from "../verdict";
import { placesOf } from "./anchors";
import { chaptersOf } from "./chapters";
import { Filters, filterStyle } from "./filters";
import { withoutUnseen } from "./shown-text";
import { STYLE } from "./style/style";
import { VerdictHeader } from "./verdict-header";

/** Nothing is loaded and nothing runs, whatever a plan says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A review as one page that needs nothing but itself. */
export function htmlPage(review: Review): string {
  return withoutUnseen(`<!doctype html>\n${renderToString(<Page review={review} />)}\n`);
}

function Page({ review }: { readonly review: Review }) {
  const places = placesOf(review);
  const chapters = chaptersOf(review, places);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`Plan review: ${verdictOf(review).text}`}</title>
        {/* Constant but for numbers and levels: nothing of a plan is in it. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE + filterStyle(review, places) }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the review
        </a>
        <VerdictHeader review={review} />
        <div class="columns">
          <div class="aside">
            <nav aria-label="Contents">
              <ul>
                {chapters.map(({ id, title }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{title}</a>
                  </li>
                ))}
              </ul>
            </nav>
            <Filters review={review} places={places} />
          </div>
          <main id="main" tabIndex={-1}>
            {chapters.map(({ id, content }) => (
              <Fragment key={id}>{content}</Fragment>
            ))}
          </main>
        </div>
      </body>
    </html>
  );
}
