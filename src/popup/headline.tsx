/** What happened, beside the icon that the toolbar shows for it. */
export function Headline({ icon, text }: { icon: 'normal' | 'attention' | 'solved'; text: string }) {
  return (
    <header>
      <img src={`icons/${icon}-48.png`} width="36" height="36" alt="" />
      <h1>{text}</h1>
    </header>
  )
}
