/** What Chrome and Edge save from chrome://net-export: addresses of many sites, and no pages. */
export const isNetlog = (text: string) => /^\{\s{0,20}"constants"\s{0,20}:\s{0,20}\{/.test(text)
