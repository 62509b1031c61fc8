import type { ComponentChildren } from "preact";

interface SectionProps {
  readonly id: string;
  readonly title: string;

  /** What one has to know to read it. @default - nothing */
  readonly about?: string;

  readonly children: ComponentChildren;
}

/** One part of the page, which the list of contents leads to. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {about && <p class="about">{about}</p>}
      {children}
    </section>
  );
}
