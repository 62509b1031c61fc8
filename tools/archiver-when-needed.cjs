// Stands in for `archiver` in a bundle. cdktf packs assets with it, and loads its 230 modules where there are none as well.
module.exports = (...options) => {
  const archiver = require.resolve("archiver", { paths: [require.resolve("cdktf")] });
  return require(archiver)(...options);
};
