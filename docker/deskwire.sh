#!/bin/sh
# The image's roles by their names. `exec`: signals must reach Node, or a stop loses what is under way.
set -eu
role="${1:-api}"
case "$role" in
  api | workers | gateway) exec node --enable-source-maps "dist/apps/$role/src/main.js" ;;
  migrate) exec node --enable-source-maps dist/apps/launcher/src/migrate.js ;;
  *) exec "$@" ;;
esac
