declare global {
  interface Window {
    /** Read by the libraries that make style elements at run time. */
    __webpack_nonce__?: string;
  }
}

/** The nonce with which the content policy of this page allows style elements. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

window.__webpack_nonce__ = styleNonce;
