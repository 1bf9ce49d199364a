package org.orebook.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Gathers measures and remarks; tells of progress meanwhile, and prints the table at the end. */
final class Report {
    private final PrintStream table;
    private final PrintStream progress;
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param progress where it tells what it does, apart from the table, so that the table can be redirected */
    Report(PrintStream table, PrintStream progress) {
        this.table = table;
        this.progress = progress;
    }

    /** Says what is being done. */
    void progress(String line) {
        progress.println(line);
    }

    void add(Measure measure) {
        measures.add(measure);
        progress.println("  " + measure.name() + ": " + measure.measured());
    }

    /** Adds what one has to know to read the table. */
    void remark(String remark) {
        remarks.add(remark);
        progress.println("  " + remark);
    }

    boolean anyFallsShort() {
        return measures.stream().anyMatch(measure -> measure.verdict() == Measure.Verdict.FALLS_SHORT);
    }

    void print(List<String> machine) {
        table.println();
        table.println("| measure | limit | measured | ratio | |");
        table.println("|-|-|-|-|-|");
        measures.forEach(measure -> table.println(measure.markdown()));
        table.println();
        machine.forEach(fact -> table.println("- " + fact));
        remarks.forEach(remark -> table.println("- " + remark));
        table.flush();
    }
}
