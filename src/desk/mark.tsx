/** The mark: two arms around a child. The word beside it names it, so it is silent for a screen reader. */
export const Mark = ({ size = 34 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" className="mark">
    <path
      d="M5 31C5 17.2 13.5 8 24 8s19 9.2 19 23"
      fill="none"
      stroke="#12505b"
      strokeWidth="5"
      strokeLinecap="round"
    />
    <path
      d="M14 33c0-7.6 4.4-13 10-13s10 5.4 10 13"
      fill="none"
      stroke="#12505b"
      strokeWidth="4"
      strokeLinecap="round"
      opacity=".55"
    />
    <circle cx="24" cy="35.5" r="5" fill="#d98a1f" />
  </svg>
)
