package org.orebook.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the user sees: a line for each step, colour and moving bars only where somebody looks at them. */
final class Terminal implements Progress {
    private static final double MILLIS = 1000.0;
    private static final int BAR_CELLS = 24;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean coloured;
    private int lastTenth = -1;

    private enum Style {
        BOLD("1"),
        GREEN("32"),
        RED("31"),
        DIM("2");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.coloured = coloured;
    }

    /** The script knows whether it writes to a terminal; {@code NO_COLOR} is heeded (no-color.org). */
    static Terminal standard() {
        var interactive = Boolean.getBoolean("orebook.terminal");
        return new Terminal(System.out, System.err, interactive, interactive && System.getenv("NO_COLOR") == null);
    }

    @Override
    public synchronized void done(String what, Duration took, String outcome) {
        line("  %-20s %s  %s".formatted(what, styled(Style.DIM, seconds(took)), outcome));
    }

    synchronized void line(String text) {
        out.println((interactive ? CLEAR_LINE : "") + text);
        out.flush();
    }

    void headline(String text) {
        line(styled(Style.BOLD, text));
    }

    void success(String text) {
        line(styled(Style.GREEN, text));
    }

    synchronized void failure(String text) {
        err.println((interactive ? CLEAR_LINE : "") + styled(Style.RED, text));
    }

    /**
     * Draws a bar again and again in one line; where nobody looks, a line for each tenth.
     *
     * @param fraction from 0 to 1
     */
    synchronized void bar(String what, double fraction, String note) {
        var bar = "  %-20s [%s] %3.0f %%  %s".formatted(what, cells(fraction), fraction * 100, note);
        var tenth = (int) (fraction * 10);
        if (interactive) {
            out.print(CLEAR_LINE + bar);
            out.flush();
        } else if (tenth != lastTenth) {
            line(bar);
        }
        lastTenth = tenth;
    }

    private static String cells(double fraction) {
        var full = (int) Math.round(fraction * BAR_CELLS);
        return "#".repeat(full) + ".".repeat(BAR_CELLS - full);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%6.1f s", duration.toMillis() / MILLIS);
    }

    private String styled(Style style, String text) {
        return coloured ? "\u001B[" + style.code + "m" + text + "\u001B[0m" : text;
    }
}
