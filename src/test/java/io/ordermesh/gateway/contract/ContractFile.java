package io.ordermesh.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract as it is written, its references not followed. */
public final class ContractFile {

    /** Its name on the class path. */
    static final String NAME = "ordermesh.yaml";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;

    private ContractFile(JsonNode document) {
        this.document = document;
    }

    public static ContractFile read() {
        try (InputStream file = ContractFile.class.getResourceAsStream("/" + NAME)) {
            return new ContractFile(new YAMLMapper().readTree(Objects.requireNonNull(file, NAME)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Stream<ContractOperation> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new ContractOperation(path.getKey(), member.getKey(), member.getValue())));
    }

    Map<String, JsonNode> schemas() {
        return document.at("/components/schemas").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a reference within the file leads to. */
    JsonNode at(String reference) {
        return document.at(reference.substring(1));
    }

    /** Every object or list below the document that is wanted, by its pointer. */
    Map<String, JsonNode> find(BiPredicate<String, JsonNode> wanted) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        find("", document, wanted, found);
        return found;
    }

    private static void find(
            String pointer, JsonNode node, BiPredicate<String, JsonNode> wanted, Map<String, JsonNode> found) {
        if (wanted.test(pointer, node)) {
            found.put(pointer, node);
        }
        node.properties()
                .forEach(member ->
                        find(pointer + "/" + member.getKey().replace("/", "~1"), member.getValue(), wanted, found));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            find(pointer + "/" + index, node.path(index), wanted, found);
        }
    }
}
