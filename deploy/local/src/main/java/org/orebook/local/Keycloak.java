package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Keycloak with the sample realm, on the stack's own PostgreSQL. */
final class Keycloak extends Part {
    static final String NAME = "Keycloak";

    /** What is fixed when the server is built; a change here makes another build, in a folder of its own. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=false");

    private final PostgreSql postgreSql;

    Keycloak(Layout layout, Ports ports, PostgreSql postgreSql) {
        super(layout, ports);
        this.postgreSql = postgreSql;
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    String title() {
        return "Keycloak " + Layout.version("keycloak");
    }

    @Override
    List<Integer> listensOn() {
        return List.of(ports.keycloak(), ports.keycloakManagement());
    }

    @Override
    List<Part> needs() {
        return List.of(postgreSql);
    }

    @Override
    void requireArtifacts() {
        if (Files.notExists(home()) && Files.notExists(layout.keycloakArchive())) {
            throw StackException.missing(NAME, layout.shown(layout.keycloakArchive()));
        }
    }

    @Override
    void prepare(Setup setup) throws IOException, InterruptedException {
        Tool.make(home(), folder -> {
            try (var archive = new GZIPInputStream(Files.newInputStream(layout.keycloakArchive()))) {
                Archives.unpackTar(archive, folder, 1);
            }
            var build = new ArrayList<>(List.of("build"));
            build.addAll(BUILD_OPTIONS);
            setup.run(this, "built, once", new Launch(java(folder, List.of(), build), Map.of(), folder));
        });
        Files.createDirectories(importFolder());
        Files.copy(layout.realm(), importFolder().resolve("orebook-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    Launch launch() throws IOException {
        var secrets = Secrets.of(layout);
        var environment = Map.of(
                "KC_DB_URL", "jdbc:postgresql://127.0.0.1:%d/keycloak".formatted(ports.postgreSql()),
                "KC_DB_USERNAME", Secrets.KEYCLOAK,
                "KC_DB_PASSWORD", secrets.password(Secrets.KEYCLOAK),
                "KC_BOOTSTRAP_ADMIN_USERNAME", Secrets.KEYCLOAK_ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password(Secrets.KEYCLOAK_ADMIN),
                // Named in the realm, where the browser may come back to.
                "OREBOOK_GATEWAY_URL", ports.gatewayUrl());
        return new Launch(java(home(), importProperties(), startOptions()), environment, layout.data());
    }

    private List<String> startOptions() {
        return List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + ports.keycloakManagement(),
                "--hostname=http://127.0.0.1:" + ports.keycloak(),
                // Otherwise it looks for other nodes, on open ports.
                "--cache=local",
                "--db-pool-max-size=10");
    }

    /**
     * The realm is imported once, and again, replacing itself, where its file or the ports have changed: its ids are
     * fixed, so that users and clients stay who they are. The import has no option for a folder, and none to replace a
     * realm at the start; these are the properties behind the options.
     */
    private List<String> importProperties() throws IOException {
        if (Files.exists(imported()) && Files.readString(imported()).equals(realm())) {
            return List.of();
        }
        return List.of(
                "-Dkeycloak.migration.action=import",
                "-Dkeycloak.migration.provider=dir",
                "-Dkeycloak.migration.dir=" + importFolder(),
                "-Dkeycloak.migration.strategy=OVERWRITE_EXISTING",
                "-Dkeycloak.migration.replace-placeholders=true");
    }

    /** Keycloak is ready only after the import. */
    @Override
    void furnish() throws IOException {
        Files.writeString(imported(), realm());
    }

    /** What the import depends on. */
    private String realm() throws IOException {
        return ports.gatewayUrl() + "\n" + Files.readString(layout.realm());
    }

    private Path imported() {
        return folder().resolve("imported");
    }

    /** As bin/kc.sh does, which cannot be used: it stays as a parent, and its end would orphan the server. */
    private static List<String> java(Path home, List<String> properties, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Java.executable());
        command.addAll(Java.SMALL);
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx224m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=96m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf")));
        command.addAll(properties);
        command.addAll(List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    @Override
    Health health() {
        return HttpHealth.at(ports.keycloakManagement(), "/health/ready");
    }

    private Path folder() {
        return layout.data().resolve("keycloak");
    }

    private Path importFolder() {
        return folder().resolve("import");
    }

    private Path home() {
        var build = Integer.toHexString(BUILD_OPTIONS.hashCode());
        return layout.tools().resolve("keycloak-%s-%s".formatted(Layout.version("keycloak"), build));
    }
}
