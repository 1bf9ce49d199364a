package org.orebook.agreements.document.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Keeps bytes under their hash: the same bytes are kept once, and what is kept never changes. */
public interface BlobStore {

    /**
     * Keeps what is read from a stream. It is there, and on disk, when this returns; where it fails, nothing is.
     *
     * @param content is read to its end and not closed; of any length, and never held in memory
     * @param check is told what came, before it is kept, and may throw to have it not kept
     * @throws IOException where the stream broke off, or the store failed: {@link StoreException} for the latter
     */
    Blob put(InputStream content, Consumer<Blob> check) throws IOException;

    /**
     * Opens what is kept under a hash.
     *
     * @param from the first byte to be read, from 0
     * @throws BlobMissingException where there is nothing
     */
    InputStream open(Sha256 digest, long from) throws IOException;

    /**
     * Some of what has been kept since before an instant.
     *
     * @param prefix the two digits that the hashes begin with
     * @param after hashes from here on, without this one; {@code null} from the first
     * @param most how many at most are looked at
     */
    Listing list(String prefix, Sha256 after, Instant keptBefore, int most) throws IOException;

    /** Forgets what is kept under a hash, unless it was put again at that instant or after it. */
    void remove(Sha256 digest, Instant keptBefore) throws IOException;

    /**
     * A part of what is kept.
     *
     * @param old hashes of those that were put before the instant, in order
     * @param next where to go on; {@code null} where there is no more
     */
    record Listing(List<Sha256> old, Sha256 next) {
        public Listing {
            old = List.copyOf(old);
        }
    }
}
