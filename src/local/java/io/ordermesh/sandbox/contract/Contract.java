package io.ordermesh.sandbox.contract;

import io.ordermesh.sandbox.contract.Exchange.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract of the API as its file on the class path has it, with its validators. */
final class Contract {
    private static final String NAME = "ordermesh.yaml";
    private static final String JSON = "application/json";

    private static @Nullable OpenAPIContract file;
    private static @Nullable RightBodies right;

    private final Vertx vertx;
    private final OpenAPIContract contract;
    private final RightBodies rightBodies;
    private final RequestValidator requests;
    private final ResponseValidator answers;

    Contract(Vertx vertx) {
        this.vertx = vertx;
        contract = file();
        rightBodies = right();
        requests = RequestValidator.create(vertx, contract);
        answers = ResponseValidator.create(vertx, contract);
    }

    /** Reading it takes a second, so it is read once for all sandboxes of a process. */
    private static synchronized OpenAPIContract file() {
        if (file == null) {
            // One of its own: a sandbox's reads nothing from the class path.
            Vertx vertx = Vertx.vertx();
            try {
                file = KeptValidators.of(await(OpenAPIContract.from(vertx, NAME)));
            } finally {
                await(vertx.close());
            }
        }
        return file;
    }

    private static synchronized RightBodies right() {
        if (right == null) {
            right = RightBodies.of(NAME);
        }
        return right;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Fails with what is wrong with the request. */
    Future<?> check(Request request) {
        return requests.validate(validatable(request), request.operationId());
    }

    /** Not as the library takes an HTTP request apart: it decodes queries twice (vertx-openapi, issue 117). */
    private ValidatableRequest validatable(Request request) {
        Map<String, RequestParameter> path = new HashMap<>();
        Map<String, RequestParameter> query = new HashMap<>();
        for (Parameter parameter : contract.operation(request.operationId()).getParameters()) {
            String name = parameter.getName();
            if (parameter.getIn() == Location.PATH) {
                path.put(name, new RequestParameterImpl(request.path().get(name)));
            } else {
                List<String> values = request.query().getOrDefault(name, List.of());
                query.put(name, new RequestParameterImpl(values.isEmpty() ? null : form(parameter, values)));
            }
        }
        return new ValidatableRequestImpl(
                Map.of(),
                Map.of(),
                path,
                query,
                new RequestParameterImpl(Buffer.buffer(request.body())),
                request.contentType());
    }

    /** In quotation marks, since the library takes a text that looks like a number for one, as 12e34 does. */
    private static String form(Parameter parameter, List<String> values) {
        return parameter.getSchemaType() == SchemaType.ARRAY
                ? values.stream()
                        .map(value -> parameter.getName() + "=" + Json.encode(value))
                        .collect(Collectors.joining("&"))
                : values.get(0);
    }

    /** Fails with what is wrong with the answer: its status is not declared, or its body is not what was. */
    Future<?> check(String operationId, Answer answer) {
        return vertx.executeBlocking(() -> rightBodies.include(operationId, answer))
                .compose(right -> right ? Future.succeededFuture() : validate(operationId, answer));
    }

    private Future<?> validate(String operationId, Answer answer) {
        return answers.validate(
                ValidatableResponse.create(answer.status(), Buffer.buffer(answer.body()), JSON), operationId);
    }
}
