/** The panel's place: a column at the end of its container, over the rows below 64rem, and a page of its own on a phone. */
export const panelFrameClasses =
  'flex flex-col border-line bg-surface outline-none max-sm:fixed max-sm:inset-0 max-sm:z-30 sm:h-full sm:w-101 sm:shrink-0 sm:border-s sm:max-lg:absolute sm:max-lg:inset-y-0 sm:max-lg:end-0 sm:max-lg:z-20 sm:max-lg:shadow-2xl';
