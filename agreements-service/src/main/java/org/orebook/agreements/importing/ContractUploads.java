package org.orebook.agreements.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes files in, as many at once as there is memory for. */
@ApplicationScoped
class ContractUploads {

    private static final Logger LOG = Logger.getLogger(ContractUploads.class);

    /** A file is in memory while it is imported. */
    private static final int MOST_AT_ONCE = 2;

    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /**
     * Reads a file and works with it. Blocks: to be called on a virtual thread.
     *
     * @throws ImportRefusals.Busy where there is no room
     * @throws ImportRefusals.TooLarge where it has more bytes than are taken
     * @throws ImportRefusals.BrokenOff where it ends before its end
     */
    <T> T with(InputStream body, Function<byte[], T> work) {
        if (!room.tryAcquire()) {
            throw new ImportRefusals.Busy();
        }
        try {
            return work.apply(received(body));
        } finally {
            room.release();
        }
    }

    private static byte[] received(InputStream body) {
        int most = (int) ContractLimits.USUAL.plainBytes();
        try {
            byte[] file = body.readNBytes(most + 1);
            if (file.length > most) {
                throw new ImportRefusals.TooLarge(most);
            }
            return file;
        } catch (IOException brokenOff) {
            LOG.debug("An upload was broken off", brokenOff);
            throw new ImportRefusals.BrokenOff();
        }
    }
}
