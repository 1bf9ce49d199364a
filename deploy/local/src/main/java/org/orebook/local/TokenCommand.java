package org.orebook.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deploy/token}. */
@Command(name = "token", description = "Prints an access token for a sample user or client.")
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private Folder folder;

    @Parameters(
            paramLabel = "NAME",
            description = "A user (viewer, geologist, ...) or a client (cove-kaz, atlas, ...).")
    private String name;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var layout = folder.layout();
        var record = StackRecord.read(layout)
                .orElseThrow(() -> new StackException("Orebook is not running: start it with deploy/up."));
        System.out.println(new Tokens(layout, record.ports()).accessToken(name));
        return Main.DONE;
    }
}
