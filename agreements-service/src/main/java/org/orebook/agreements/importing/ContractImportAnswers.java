package org.orebook.agreements.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.transaction.Transactions;

/**
 * Answers imports. With a key, the answer that there was is given again; where the import broke off before, it is completed,
 * and where it is still going on, nothing is done twice.
 */
@ApplicationScoped
class ContractImportAnswers {

    private final ContractUploads uploads;
    private final ContractImports imports;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    ContractImportAnswers(
            ContractUploads uploads,
            ContractImports imports,
            Transactions transactions,
            IdempotencyKeys keys,
            ObjectMapper json) {
        this.uploads = uploads;
        this.imports = imports;
        this.transactions = transactions;
        this.keys = keys;
        this.json = json;
    }

    /** Imports the file of a request. Blocks: to be called on a virtual thread. */
    ContractImport of(ContractImportParameters parameters, Caller caller, InputStream body) {
        boolean dryRun = parameters.isDryRun();
        return uploads.with(
                body,
                file -> dryRun
                        // Nothing is done, and so nothing has to be done once.
                        ? imports.run(file, true, caller, parameters.requestId)
                        : once(
                                caller,
                                parameters.key,
                                file,
                                () -> imports.run(file, false, caller, parameters.requestId)));
    }

    private ContractImport once(Caller caller, String key, byte[] file, Supplier<ContractImport> work) {
        String request = "POST /api/v1/agreements/imports\n" + hash(file);
        Optional<Answer> before =
                Transactions.await(() -> transactions.run(session -> keys.begin(session, caller, key, request)));
        if (before.isPresent()) {
            return read(before.get().body());
        }
        ContractImport report = work.get();
        Answer answer = new Answer(200, null, null, write(report));
        Transactions.await(() -> transactions.run(session -> keys.finish(session, caller, key, answer)));
        return report;
    }

    private String write(ContractImport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private ContractImport read(String text) {
        try {
            return json.readValue(text, ContractImport.class);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
