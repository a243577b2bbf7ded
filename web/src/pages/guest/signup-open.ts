/** Whether strangers may create accounts: the server says so in the page. */
export const isSignupOpen = document.documentElement.dataset.signup !== 'closed';
