package org.orebook.load;

/** Why the benchmark cannot go on, in one line for whoever runs it. */
final class BenchmarkException extends RuntimeException {
    BenchmarkException(String message) {
        super(message);
    }

    BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
