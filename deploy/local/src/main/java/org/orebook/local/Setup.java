package org.orebook.local;

import java.io.IOException;

/** Runs what a part needs done before its start. */
interface Setup {
    /**
     * Runs a program to its end, its output in the part's log.
     *
     * @param what what it does, for the progress line and for the message where it fails
     * @throws StackException where it fails
     */
    void run(Part part, String what, Part.Launch program) throws IOException, InterruptedException;
}
