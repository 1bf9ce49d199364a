package org.orebook.agreements.document.blob;

/** Nothing is kept under a hash. */
public final class BlobMissingException extends StoreException {

    private static final long serialVersionUID = 1L;

    BlobMissingException(Sha256 digest, Throwable cause) {
        super("nothing is kept under " + digest.hex(), cause);
    }
}
