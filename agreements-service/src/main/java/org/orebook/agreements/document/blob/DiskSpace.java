package org.orebook.agreements.document.blob;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the disk that blobs are kept on, by the names that Micrometer has for it. */
final class DiskSpace {

    private final Path directory;

    private DiskSpace(Path directory) {
        this.directory = directory;
    }

    /** @param directory need not be there yet */
    static void measure(Path directory, MeterRegistry meters) {
        DiskSpace disk = new DiskSpace(directory);
        Gauge.builder("disk.free", disk, DiskSpace::free)
                .description("Room left on the disk of the documents")
                .tag("path", "documents")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(meters);
        Gauge.builder("disk.total", disk, DiskSpace::total)
                .description("Size of the disk of the documents")
                .tag("path", "documents")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(meters);
    }

    private double free() {
        return present().toFile().getUsableSpace();
    }

    private double total() {
        return present().toFile().getTotalSpace();
    }

    private Path present() {
        Path present = directory;
        while (Files.notExists(present) && present.getParent() != null) {
            present = present.getParent();
        }
        return present;
    }
}
