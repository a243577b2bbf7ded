declare global {
  interface Window {
    /** Read by libraries that create style elements at run time. */
    __webpack_nonce__?: string;
  }
}

/** The nonce with which this page's content policy allows style elements. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

window.__webpack_nonce__ = styleNonce;
