package org.orebook.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.orebook.local.Layout;
import org.orebook.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code deploy/load/run}: exit code 0 where every promise that was measured is kept, else 1. */
@Command(
        name = "run",
        description = {
            "Measures Orebook on this machine and prints one table.",
            "Without --start it reads from the stack that runs, and writes nothing to it."
        })
public final class Main implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String PACKAGING_BY_ITSELF =
            "packaging not measured: it stops and starts the services of a stack"
                    + " that runs by itself (deploy/up --detach, then deploy/load/run --only packaging)";

    enum What {
        START,
        MEMORY,
        IMPORT,
        ESTIMATES,
        MESSAGES,
        READS,
        PACKAGING
    }

    @Option(
            names = "--start",
            description = "Measure a stack of the benchmark's own, made from the sources and removed at the end:"
                    + " needed for start and import.")
    private boolean start;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "With --start: the gateway's port; the others follow (default: ${DEFAULT-VALUE}).")
    private int portBase = 8500;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Without --start: the running stack's folder (default: .local in the project).")
    private Path dataFolder;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Where deposits-world.csv.gz, deposits-us-load.csv.gz and estimates-dirty.csv.gz lie (default: ../shared/data).")
    private Path data;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "Some of: ${COMPLETION-CANDIDATES} (default: all).")
    private Set<What> only = EnumSet.allOf(What.class);

    @Option(names = "--quick", description = "Fewer and shorter runs, for a first impression.")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which names and boxes are searched for (default: ${DEFAULT-VALUE}).")
    private long seed = 20_261_101;

    private final Path root = Path.of(System.getProperty("orebook.root", "")).toAbsolutePath();
    private final double loadBefore = Machine.loadAverage();
    private final Report report = new Report(System.out, System.err);

    private Main() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments see {@code deploy/load/run --help}
     */
    public static void main(String[] arguments) {
        var command = new CommandLine(new Main());
        command.getCommandSpec().addOption(help());
        System.exit(command.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, _, _) -> failed(e))
                .execute(arguments));
    }

    /** Without the version option that comes with picocli's own. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this.")
                .build();
    }

    private static int failed(Exception e) throws Exception {
        if (e instanceof BenchmarkException || e instanceof StackException) {
            System.err.println(e.getMessage());
            return FAILED;
        }
        throw e;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (start) {
            measureOwn();
        } else {
            measureRunning();
        }
        return report.anyFallsShort() ? FAILED : DONE;
    }

    private Extent extent() {
        return quick ? Extent.QUICK : Extent.FULL;
    }

    private void measureOwn() throws IOException, SQLException, InterruptedException {
        report.progress("Starting a stack from a copy of the sources");
        try (var own = OwnStack.copyOf(root, portBase)) {
            // Ctrl-C leaves nothing behind either.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAtEnd(own), "stop"));
            var first = own.up();
            report.remark("first start: " + own.lastStart());
            if (only.contains(What.START)) {
                new StartBenchmark(own, extent(), report).report(first);
            }
            var stack = own.running();
            if (only.contains(What.MEMORY)) {
                new MemoryBenchmark(report).report(stack, "just started");
            }
            if (only.contains(What.MESSAGES)) {
                new MessageBenchmark(stack, Database.of(stack), extent(), report).run();
            }
            withFiles(stack);
            if (only.contains(What.MEMORY) && only.size() > 1) {
                new MemoryBenchmark(report).report(stack, "after all of this");
            }
            if (only.contains(What.PACKAGING)) {
                report.remark(PACKAGING_BY_ITSELF);
            }
            print(stack);
        }
    }

    private static void closeAtEnd(OwnStack own) {
        try {
            own.close();
        } catch (IOException e) {
            System.err.println("Not all was removed: " + e.getMessage());
        }
    }

    private void withFiles(RunningStack stack) throws IOException, SQLException, InterruptedException {
        var files = files();
        if (files.isEmpty()) {
            return;
        }
        var database = Database.of(stack);
        if (only.contains(What.IMPORT)) {
            var scratch = Files.createDirectories(stack.layout().dataFolder().resolve("load"));
            new ImportBenchmark(stack, database, files.getFirst(), scratch, extent(), report).run();
        }
        if (only.contains(What.ESTIMATES)) {
            var scratch = Files.createDirectories(stack.layout().dataFolder().resolve("load"));
            new EstimateBenchmark(stack, database, estimates(), scratch, extent(), report).run();
        }
        if (only.contains(What.MESSAGES)) {
            new ReadModelBenchmark(stack, database, files, report).run();
        }
        if (only.contains(What.READS)) {
            load(stack, database, files);
            new ReadBenchmark(stack, database, extent(), seed, report).run(files);
        }
    }

    private void load(RunningStack stack, Database database, List<DepositFile> files)
            throws IOException, SQLException, InterruptedException {
        report.progress("Loading " + files.size() + " files of deposits and one of estimates for the reads");
        database.awaitQuiet();
        database.emptyRegistry();
        try (var importer = new Importer(stack)) {
            for (var file : files) {
                importer.send(file);
            }
            importer.send(estimates().path(), EstimateBenchmark.FORMAT);
        }
        var statistics = database.awaitStatistics();
        database.awaitQuiet();
        report.remark("reads begin when autovacuum has gathered statistics, here %s s after the import"
                .formatted(Measure.number(Medians.seconds(statistics))));
    }

    private void measureRunning() throws IOException, SQLException, InterruptedException {
        var stack = RunningStack.in(dataFolder == null ? Layout.in(root) : new Layout(root, dataFolder));
        for (var what : only) {
            switch (what) {
                case START -> report.remark("start not measured: needs --start");
                case ESTIMATES ->
                    report.remark("estimates not measured: it would write to the registry; needs --start");
                case MESSAGES -> report.remark("messages not measured: it would write to the registry; needs --start");
                case IMPORT -> report.remark("import not measured: it would write to the registry; needs --start");
                case MEMORY -> new MemoryBenchmark(report).report(stack, "as it runs");
                case READS -> readFrom(stack);
                case PACKAGING -> packaging(stack);
            }
        }
        print(stack);
    }

    /** Only where it was asked for: it stops services, and starts them again. */
    private void packaging(RunningStack stack) throws IOException, InterruptedException {
        if (only.size() == 1 && stack.isDetached()) {
            new PackagingBenchmark(stack, extent(), report).run();
        } else {
            report.remark(PACKAGING_BY_ITSELF);
        }
    }

    private void readFrom(RunningStack stack) throws IOException, SQLException, InterruptedException {
        var files = files();
        if (!files.isEmpty()) {
            new ReadBenchmark(stack, Database.of(stack), extent(), seed, report).run(files);
        }
    }

    private Path dataFiles() {
        return data == null ? root.resolve("../shared/data").normalize() : data;
    }

    private PackedCsv estimates() {
        return new PackedCsv(dataFiles().resolve(EstimateBenchmark.FILE));
    }

    /** The files of deposits, or none where one of them or that of estimates is missing, saying so. */
    private List<DepositFile> files() {
        var folder = dataFiles();
        if (!Files.isReadable(estimates().path())) {
            report.remark(
                    "imports and reads not measured: there is no " + estimates().path());
            return List.of();
        }
        var files = new ArrayList<DepositFile>();
        for (var name : List.of(DepositFile.WORLD, DepositFile.UNITED_STATES)) {
            var file = folder.resolve(name);
            if (!Files.isReadable(file)) {
                report.remark("import and reads not measured: there is no " + file);
                return List.of();
            }
            files.add(new DepositFile(file));
        }
        return files;
    }

    private void print(RunningStack stack) throws IOException, SQLException, InterruptedException {
        report.print(Machine.facts(root, Database.of(stack).setting("server_version"), loadBefore));
    }
}
