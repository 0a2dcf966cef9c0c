/** The page's title beside the icon, as on the other pages. */
export function Title({ text }: { text: string }) {
  return (
    <header>
      <img src="icons/normal-48.png" width="36" height="36" alt="" />
      <h1>{text}</h1>
    </header>
  )
}
