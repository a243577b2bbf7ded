/** Whether anyone may create an account, according to the page. */
export const isSignupOpen = document.documentElement.dataset.signup !== 'closed';
