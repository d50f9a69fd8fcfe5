package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.unwind.Frame;
import java.util.List;
import java.util.Optional;

/** A jump to where no code is. */
final class BadJumpHint implements HintRule {

    @Override
    public List<Hint> find(CrashScene scene) {
        Optional<Frame> innermost = scene.innermost();
        if (innermost.isEmpty() || !scene.isNoCode(innermost.get().pc())) {
            return List.of();
        }
        boolean jumped = switch (scene.fault()) {
            case FETCH -> true;
            case OTHER ->
                scene.reason().cause().isPresent() && scene.reason().details().isEmpty();
            default -> false;
        };
        if (!jumped) {
            return List.of();
        }
        long pc = innermost.get().pc();
        String target = pc == 0 ? "a null function pointer" : "a bad function pointer, " + Addresses.shortHex(pc);
        String pattern = FillPattern.near(pc).map(known -> ": " + known.words()).orElse("");
        String evidence = "pc " + Addresses.hex(pc) + " is not in code";
        if (scene.frames().size() < 2 || scene.frames().get(1).gapBefore()) {
            return List.of(new Hint("bad-jump", "jump through " + target + pattern, evidence));
        }
        Frame caller = scene.frames().get(1);
        String name = scene.pointers()
                .functionPointer(1, pc)
                .map(found -> " (" + found + ")")
                .orElse("");
        return List.of(new Hint(
                "bad-jump",
                "call through " + target + name + scene.in(caller) + pattern,
                evidence + ", the return address is " + Addresses.hex(caller.pc())));
    }
}
