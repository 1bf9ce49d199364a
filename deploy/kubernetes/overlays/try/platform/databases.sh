# Run once by the image's entry point, on an empty data directory: a database and its owner for each service. In a shell of
# its own, since the entry point takes this file into itself.
(
  set -eu
  for name in deposits agreements keycloak; do
    psql --no-psqlrc --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
      --set name="$name" --set password="$(cat "/run/secrets/$name/password")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
  done
)
