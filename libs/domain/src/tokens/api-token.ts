/** The use of a token is written at most this often: programs call many times a minute. */
export const API_TOKEN_USE_STEP_MS = 60 * 1000;
