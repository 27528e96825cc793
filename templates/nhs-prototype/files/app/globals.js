/** Functions that every page can call: {{ double(2) }}. Add your own, by name. */
export const globals = {};
