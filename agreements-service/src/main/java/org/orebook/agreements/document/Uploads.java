package org.orebook.agreements.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.orebook.agreements.document.blob.Blob;
import org.orebook.agreements.document.blob.BlobStore;
import org.orebook.agreements.document.blob.StoreException;
import org.orebook.chassis.problem.FieldError;

/** Takes the bytes of documents in. */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final BlobStore store;
    private final DocumentConfig config;

    Uploads(BlobStore store, DocumentConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * Keeps what arrives. Blocks: to be called on a virtual thread.
     *
     * @param body is read to its end; where it is refused or broken off, nothing of it is kept
     */
    Blob receive(Upload upload, InputStream body) {
        long most = config.maxSize().asLongValue();
        if (upload.length() != null && upload.length() > most) {
            throw new DocumentRefusals.TooLarge(most);
        }
        try {
            return store.put(new Bounded(body, most), blob -> check(upload, blob));
        } catch (StoreException failed) {
            throw new UncheckedIOException(failed);
        } catch (IOException brokenOff) {
            LOG.debug("An upload was broken off", brokenOff);
            throw new DocumentRefusals.BrokenOff();
        }
    }

    private static void check(Upload upload, Blob blob) {
        if (blob.size() == 0) {
            throw new DocumentRefusals.InvalidDocument(FieldError.of("body", "is empty"));
        }
        if (upload.expected() != null && !upload.expected().equals(blob.digest())) {
            throw new DocumentRefusals.WrongDigest(upload.expected(), blob.digest());
        }
    }

    /** Ends an upload that announced no length, or too small a one, as soon as it has grown too long. */
    private static final class Bounded extends InputStream {

        private final InputStream in;
        private final long most;
        private long count;

        private Bounded(InputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            count += Math.max(0, n);
            if (count > most) {
                throw new DocumentRefusals.TooLarge(most);
            }
            return n;
        }
    }
}
