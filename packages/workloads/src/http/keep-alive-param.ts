/** The parameter `keepAlive` of services. */
export const keepAlive = {
  default: true,
  values: [true, false],
  description: 'whether a connection stays open for the next request',
};
