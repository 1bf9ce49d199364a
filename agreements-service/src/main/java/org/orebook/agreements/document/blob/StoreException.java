package org.orebook.agreements.document.blob;

import java.io.IOException;

/** The store failed, and not what was sent to it. */
public class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
