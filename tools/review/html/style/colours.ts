/** Both themes; every pair of text and ground has a contrast of at least 4.5. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --sheet: #ffffff; --raised: #f6f8fa; --line: #d5dae1; --rule: #6b7684;
  --text: #1d232b; --quiet: #57606a; --link: #0757b3; --focus: #0757b3;
  --before: #fff0ee; --before-text: #8a1414; --before-mark: #ffcfc9;
  --after: #e9f8ee; --after-text: #0c5424; --after-mark: #b4ebc5;
  --comes: #116329; --changes: #0757b3; --replaced: #8f3700; --goes: #a40e26;
  --loss: #8f0f1c; --loss-text: #ffffff; --outage: #a83f00; --outage-text: #ffffff;
  --exposure: #6a3ab5; --exposure-text: #ffffff; --cost: #0b6070; --cost-text: #ffffff;
  --review: #0757b3; --review-text: #ffffff; --routine: #e3e7ec; --routine-text: #3a434d;
  --safe: #d8f5e0; --safe-text: #0c5424; --notice: #fff7dc; --notice-line: #c8a02b; --notice-text: #4f3a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1116; --sheet: #161b22; --raised: #1d242d; --line: #323a45; --rule: #8b96a3;
    --text: #e3e8ee; --quiet: #9da8b4; --link: #7cbcff; --focus: #7cbcff;
    --before: #33161a; --before-text: #ffb9b2; --before-mark: #6e2328;
    --after: #10291a; --after-text: #97e6ae; --after-mark: #1d5b33;
    --comes: #6fdc8c; --changes: #7cbcff; --replaced: #ffb077; --goes: #ff9a94;
    --loss: #8f0f1c; --loss-text: #ffe9e7; --outage: #8a3a08; --outage-text: #ffeedd;
    --exposure: #55309a; --exposure-text: #f3ebff; --cost: #0a5260; --cost-text: #d8f6fb;
    --review: #0d4a94; --review-text: #e2f0ff; --routine: #323a45; --routine-text: #d3dae2;
    --safe: #12391f; --safe-text: #a5ecb8; --notice: #2d260f; --notice-line: #8f7420; --notice-text: #f3dfa0;
  }
}
.safe { --level: var(--safe); --level-text: var(--safe-text); }
.routine { --level: var(--routine); --level-text: var(--routine-text); }
.review { --level: var(--review); --level-text: var(--review-text); }
.cost { --level: var(--cost); --level-text: var(--cost-text); }
.exposure { --level: var(--exposure); --level-text: var(--exposure-text); }
.outage { --level: var(--outage); --level-text: var(--outage-text); }
.data-loss, .not-reviewed { --level: var(--loss); --level-text: var(--loss-text); }
`;
