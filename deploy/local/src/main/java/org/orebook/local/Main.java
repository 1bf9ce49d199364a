package org.orebook.local;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The launcher behind {@code deploy/up}, {@code down}, {@code status} and {@code token}. */
@Command(
        name = "deploy",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, TokenCommand.class})
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /**
     * Runs one command.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** What fails is told in one line. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private static CommandLine commandLine() {
        var commands = new CommandLine(new Main());
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().addOption(help()));
        return commands.setParameterExceptionHandler((e, _) -> misused(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(e));
    }

    /** Without the version option that comes with picocli's own. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this.")
                .build();
    }

    private static int misused(ParameterException e) {
        var command = e.getCommandLine().getCommandName();
        System.err.println("%s (see deploy/%s --help)".formatted(e.getMessage(), command));
        return MISUSED;
    }

    private static int failed(Exception e) throws Exception {
        switch (e) {
            case StackException expected -> System.err.println(expected.getMessage());
            case IOException io -> System.err.println("Reading or writing failed: " + io.getMessage());
            default -> throw e;
        }
        return FAILED;
    }
}
