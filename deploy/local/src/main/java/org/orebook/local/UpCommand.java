package org.orebook.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/up}. */
@Command(name = "up", description = "Starts Orebook on this machine, and stays until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Folder folder;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when all is ready and leave it running.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    @Option(
            names = "--native",
            description = "Run the services as executables; needs a GraalVM or Mandrel to compile them.")
    private boolean executables;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The gateway's port; the others follow (default: ${DEFAULT-VALUE}).")
    private int portBase = Ports.DEFAULT_BASE;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "So many processes of each service behind the gateway (default: ${DEFAULT-VALUE}).")
    private int replicas = 1;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Import a file besides the sample: CSV (mapped columns, deposits-world, USGS MRDS, estimates) or"
                            + " GeoJSON, plain or gzip. May be given several times.")
    private List<Path> data = List.of();

    private final Terminal terminal = Terminal.standard();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var since = Instant.now();
        var ports = new Ports(portBase, replicas);
        var files = new ArrayList<ImportFile>();
        for (var path : data) {
            files.add(ImportFile.of(path));
        }
        var layout = executables ? folder.layout().withExecutables() : folder.layout();
        var stack = Stack.open(layout, ports, terminal);
        terminal.headline("Orebook starts, with its data in " + layout.shown(layout.dataFolder()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(stack), "stop"));
        try {
            return run(stack, layout, files, since);
        } catch (StackException e) {
            return interrupted.get() ? Main.FAILED : failed(stack, e);
        }
    }

    private int run(Stack stack, Layout layout, List<ImportFile> files, Instant since)
            throws IOException, InterruptedException {
        if (fresh) {
            stack.clear();
        }
        stack.start();
        var loaded = load(layout, stack.ports(), files);
        greet(layout, stack.ports(), Duration.between(since, Instant.now()));
        if (detach) {
            stack.leaveRunning();
            return loaded ? Main.DONE : Main.FAILED;
        }
        terminal.line("Ctrl-C stops it.");
        throw stack.awaitDeath();
    }

    /** What cannot be loaded is said, and leaves a running stack to look at. */
    private boolean load(Layout layout, Ports ports, List<ImportFile> files) throws IOException, InterruptedException {
        var imports = new Imports(layout, ports, terminal);
        try {
            imports.loadSample();
            loadAgreements(layout, ports);
            for (var file : files) {
                imports.load(file);
            }
            return true;
        } catch (StackException e) {
            terminal.failure(e.getMessage());
            return false;
        }
    }

    private void loadAgreements(Layout layout, Ports ports) throws IOException, InterruptedException {
        var since = Instant.now();
        var loaded = new SampleAgreements(layout, ports).load();
        terminal.done(
                "sample's agreements",
                Duration.between(since, Instant.now()),
                "%d parties, %d agreements, %d of them commit something"
                        .formatted(loaded.parties(), loaded.agreements(), loaded.committed()));
    }

    private void greet(Layout layout, Ports ports, Duration took) throws IOException {
        var realm = SampleRealm.read(layout.realm());
        terminal.line("");
        terminal.success("Orebook is ready at %s (%s)"
                .formatted(ports.gatewayUrl(), Terminal.seconds(took).strip()));
        terminal.line("  users      %s (password = name)".formatted(String.join(", ", realm.users())));
        terminal.line("  clients    %s (secret = name-secret)".formatted(String.join(", ", realm.clients())));
        var which = option(layout);
        terminal.line(
                "  try        curl -H \"Authorization: Bearer $(deploy/token viewer%s)\" '%s/api/v1/deposits?q=Kuyrektykol'"
                        .formatted(which, ports.gatewayUrl()));
        terminal.line("  then       deploy/status%1$s, deploy/down%1$s".formatted(which));
        terminal.line("");
    }

    /** What the other commands have to be told, where this is not the stack that they mean by themselves. */
    private static String option(Layout layout) {
        var standard = Layout.in(layout.root()).dataFolder();
        return layout.dataFolder().equals(standard) ? "" : " --data-dir '%s'".formatted(layout.dataFolder());
    }

    private int failed(Stack stack, StackException e) {
        terminal.failure(e.getMessage());
        stack.close();
        return Main.FAILED;
    }

    /** Runs at Ctrl-C; after an orderly end, or with a detached stack, there is nothing left to do. */
    private void stopInOrder(Stack stack) {
        interrupted.set(true);
        stack.close();
    }
}
