// Convolutions of float32 and their gradients by oneDNN, whose kernels are as fast as matrix products.
//
// A Plan is all that does not depend on the numbers: it is made once for a shape.  It cuts the batch into pieces,
// each convolved on one thread (cores.h) while its layouts fit the cache; a single image's kernels are cut instead.  A
// gradient by the kernels is the sum of those of the pieces, always in the same order.
//
// oneDNN correlates: for a convolution the kernels are turned around.  A piece's images and results are reordered
// to the layout of oneDNN's choice, unless channels stand last in both: with that one it computes as it is.
#include <atomic>

#include "cores.h"
#include "onednn_objects.h"

namespace {

thread_local Store shared_by_pieces, of_piece;

// ---- The problem, as Python describes it

enum Direction : int64_t { FORWARD, BY_KERNELS, BY_IMAGES };
constexpr int MOST = 3;  // spatial axes
constexpr double WORTH = 1e6;  // floating point operations that a piece has at least
constexpr int64_t REGISTER = 16;  // floats of a register, where these are longest
constexpr int64_t FEW = 2;        // channels that go into no vector

struct Problem {
    int64_t direction, axes, images_last, results_last, turned, bias, groups;  // last: where channels stand
    int64_t samples, channels, filters;
    int64_t image[MOST], kernel[MOST], result[MOST];
    int64_t stride[MOST], gap[MOST], before[MOST], after[MOST];

    int64_t places() const { return product(kernel); }
    int64_t image_size() const { return channels * product(image); }
    int64_t result_size() const { return filters * product(result); }
    int64_t kernels() const { return filters * (channels / groups); }
    double operations() const { return 2. * samples * kernels() * places() * product(result); }

    // Whether oneDNN computes with channels last: where they stand so, unless there are very few; and where other
    // layouts would fill whole registers with zeros.
    bool computed_last() const {
        if (images_last && results_last) return channels > FEW;
        return groups == 1 && channels >= REGISTER && (channels % REGISTER || filters % REGISTER);
    }

    int64_t product(const int64_t* sizes) const {
        int64_t all = 1;
        for (int axis = 0; axis < axes; ++axis) all *= sizes[axis];
        return all;
    }
};

// The layout of some channels of arrays that have more, where channels stand first or last.
Layout layout(const Problem& problem, int64_t samples, int64_t channels, int64_t of, const int64_t* sizes, bool last) {
    dnnl_dims_t dims = {samples, channels}, strides;
    const int all = 2 + problem.axes;
    std::copy(sizes, sizes + problem.axes, dims + 2);
    int64_t stride = last ? of : 1;
    for (int axis = all - 1; axis >= 2; stride *= dims[axis--]) strides[axis] = stride;
    strides[1] = last ? 1 : stride;
    strides[0] = of * problem.product(sizes);
    dnnl_memory_desc_t made;
    check(dnnl_memory_desc_create_with_strides(&made, all, dims, dnnl_f32, strides));
    return Layout(made);
}

// That which oneDNN computes with: channels last, or its choice.
Layout layout_to_compute(const Problem& problem, int64_t samples, int64_t channels, const int64_t* sizes) {
    if (problem.computed_last()) return layout(problem, samples, channels, channels, sizes, true);
    dnnl_dims_t dims = {samples, channels};
    std::copy(sizes, sizes + problem.axes, dims + 2);
    dnnl_memory_desc_t made;
    check(dnnl_memory_desc_create_with_tag(&made, 2 + problem.axes, dims, dnnl_f32, dnnl_format_tag_any));
    return Layout(made);
}

// The layout of kernels, contiguous or any; groups are an axis of their own.
Layout layout_of_kernels(const Problem& problem, int64_t filters, bool any) {
    dnnl_dims_t dims, strides;
    int all = 0;
    if (problem.groups > 1) dims[all++] = problem.groups;
    dims[all++] = filters / problem.groups;
    dims[all++] = problem.channels / problem.groups;
    for (int axis = 0; axis < problem.axes; ++axis) dims[all++] = problem.kernel[axis];
    int64_t stride = 1;
    for (int axis = all - 1; axis >= 0; stride *= dims[axis--]) strides[axis] = stride;
    dnnl_memory_desc_t made;
    check(any ? dnnl_memory_desc_create_with_tag(&made, all, dims, dnnl_f32, dnnl_format_tag_any)
              : dnnl_memory_desc_create_with_strides(&made, all, dims, dnnl_f32, strides));
    return Layout(made);
}

// ---- The convolution of some samples by some filters, on one thread

class Piece {
  public:
    Piece(const Problem& problem, int64_t samples, int64_t filters)
        : direction_(problem.direction),
          images_(layout(problem, samples, problem.channels, problem.channels, problem.image, problem.images_last)),
          results_(layout(problem, samples, filters, problem.filters, problem.result, problem.results_last)),
          choice_(choose(problem, samples, filters)),
          convolution_(made(choice_)),
          image_(reads_images() ? Reorder(images_.get(), chosen_images()) : Reorder(chosen_images(), images_.get())),
          result_(writes_results() ? Reorder(chosen_results(), results_.get())
                                   : Reorder(results_.get(), chosen_results())) {}

    const_dnnl_memory_desc_t chosen_kernels() const {
        return chosen(direction_ == BY_KERNELS ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS);
    }

    // Kernels are in the layout chosen.
    void run(float* images, float* kernels, const float* bias, float* results) const {
        float* store = of_piece.of(image_.floats() + result_.floats() + floats_of(scratch()));
        float* image = image_.needed() ? store : images;
        float* result = result_.needed() ? store + image_.floats() : results;
        if (image_.needed() && reads_images()) image_(images, image);
        if (result_.needed() && !writes_results()) result_(results, result);
        convolve(image, kernels, bias, result, store + image_.floats() + result_.floats());
        if (image_.needed() && !reads_images()) image_(image, images);
        if (result_.needed() && writes_results()) result_(result, results);
    }

  private:
    bool reads_images() const { return direction_ != BY_IMAGES; }
    bool writes_results() const { return direction_ == FORWARD; }
    int images_name() const { return reads_images() ? DNNL_ARG_SRC : DNNL_ARG_DIFF_SRC; }
    int results_name() const { return writes_results() ? DNNL_ARG_DST : DNNL_ARG_DIFF_DST; }
    const_dnnl_memory_desc_t chosen_images() const { return chosen(images_name()); }
    const_dnnl_memory_desc_t chosen_results() const { return chosen(results_name()); }
    const_dnnl_memory_desc_t scratch() const { return chosen(DNNL_ARG_SCRATCHPAD); }

    const_dnnl_memory_desc_t chosen(int name) const {
        return dnnl_primitive_desc_query_md(choice_.get(), dnnl_query_exec_arg_md, name);
    }

    void convolve(float* images, float* kernels, const float* bias, float* results, float* scratch_store) const {
        const int kernels_name = direction_ == BY_KERNELS ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS;
        execute(convolution_, {{images_name(), chosen_images(), images},
                               {kernels_name, chosen_kernels(), kernels},
                               {DNNL_ARG_BIAS, bias ? chosen(DNNL_ARG_BIAS) : nullptr, bias},
                               {results_name(), chosen_results(), results},
                               {DNNL_ARG_SCRATCHPAD, scratch(), scratch_store}});
    }

    // Winograd's algorithm, which is faster and less exact, is left out.
    static Choice choose(const Problem& problem, int64_t samples, int64_t filters) {
        const Layout images = layout_to_compute(problem, samples, problem.channels, problem.image);
        const Layout results = layout_to_compute(problem, samples, filters, problem.result);
        const Layout kernels = layout_of_kernels(problem, filters, true), bias = layout_of_bias(problem, filters);
        const Attributes own = own_scratch();
        dnnl_primitive_desc_t forward, gradient;
        check(dnnl_convolution_forward_primitive_desc_create(
            &forward, engine(), dnnl_forward_training, dnnl_convolution_direct, images.get(), kernels.get(),
            bias.get(), results.get(), problem.stride, problem.gap, problem.before, problem.after, own.get()));
        Choice hint(forward);
        if (problem.direction == FORWARD) return hint;
        check(problem.direction == BY_KERNELS
                  ? dnnl_convolution_backward_weights_primitive_desc_create(
                        &gradient, engine(), dnnl_convolution_direct, images.get(), kernels.get(), nullptr,
                        results.get(), problem.stride, problem.gap, problem.before, problem.after, forward, own.get())
                  : dnnl_convolution_backward_data_primitive_desc_create(
                        &gradient, engine(), dnnl_convolution_direct, images.get(), kernels.get(), results.get(),
                        problem.stride, problem.gap, problem.before, problem.after, forward, own.get()));
        return Choice(gradient);
    }

    static Layout layout_of_bias(const Problem& problem, int64_t filters) {
        if (!problem.bias) return nullptr;
        dnnl_memory_desc_t made;
        const dnnl_dims_t dims = {filters};
        check(dnnl_memory_desc_create_with_tag(&made, 1, dims, dnnl_f32, dnnl_a));
        return Layout(made);
    }

    static Attributes own_scratch() {
        dnnl_primitive_attr_t made;
        check(dnnl_primitive_attr_create(&made));
        check(dnnl_primitive_attr_set_scratchpad_mode(made, dnnl_scratchpad_mode_user));
        return Attributes(made);
    }

    const int64_t direction_;
    Layout images_, results_;
    Choice choice_;
    Primitive convolution_;
    Reorder image_, result_;
};

// ---- The whole

// So many that the cores finish together, and few where the work, or that of adding gradients up, is little.
int64_t samples_of_piece(const Problem& problem) {
    double pieces = std::min(16., problem.operations() / WORTH);
    if (problem.direction == BY_KERNELS && problem.kernels() * problem.places() > (1 << 18))
        pieces = std::min(pieces, 4.);
    return std::max<int64_t>(1, problem.samples / std::max(1., pieces));
}

// Of a single image the filters are cut, into as many parts as whole registers of them allow; else one part.
int64_t parts_of_filters(const Problem& problem) {
    if (problem.direction != FORWARD || problem.samples > 1 || problem.groups > 1) return 1;
    for (int64_t parts = 2 * keras1_cores(); parts > 1; --parts)
        if (problem.filters % (REGISTER * parts) == 0 && problem.filters / parts >= 2 * REGISTER &&
            problem.operations() / parts >= WORTH)
            return parts;
    return 1;
}

class Plan {
  public:
    Plan(const Problem& problem, int64_t samples_of_piece)
        : problem_(problem),
          samples_(samples_of_piece),
          pieces_((problem.samples + samples_ - 1) / samples_),
          parts_(parts_of_filters(problem)),
          filters_(problem.filters / parts_),
          piece_(problem, samples_, filters_),
          kernels_(layout_of_kernels(problem, filters_, false)),
          prepare_(kernels_.get(), piece_.chosen_kernels()),
          finish_(piece_.chosen_kernels(), kernels_.get()) {
        const int64_t rest = problem.samples % samples_;
        if (rest) last_.reset(new Piece(problem, rest, filters_));
        if (rest && !dnnl_memory_desc_equal(last_->chosen_kernels(), piece_.chosen_kernels()))
            throw std::runtime_error("layouts of kernels");
    }

    void run(float* images, float* kernels, const int64_t* strides, const float* bias, float* results) const {
        if (problem_.direction == BY_KERNELS) return gradient_by_kernels(images, kernels, results);
        if (parts_ > 1) return run_parts(images, kernels, strides, bias, results);
        const OneThread alone;
        run_pieces(images, prepared(kernels, strides), 0, bias, results);
    }

  private:
    // Calls act(number) on all cores, each of which oneDNN has for itself.
    template <class Act>
    static void on_cores(int64_t number, const Act& act) {
        std::atomic<bool> failed{false};
        in_pieces(number, [&](long piece) {
            try {
                const OneThread alone;
                act(piece);
            } catch (const std::exception&) {
                failed = true;
            }
        });
        if (failed) throw std::runtime_error("a piece");
    }

    // The kernels of each piece lie a step after those of the one before.
    void run_pieces(float* images, float* kernels, size_t step, const float* bias, float* results) const {
        on_cores(pieces_, [&](int64_t number) {
            const int64_t first = number * samples_;
            const Piece& piece = last_ && number == pieces_ - 1 ? *last_ : piece_;
            piece.run(images + first * problem_.image_size(), kernels + number * step, bias,
                      results + first * problem_.result_size());
        });
    }

    // One image, by some of the filters at a time.
    void run_parts(float* images, float* kernels, const int64_t* strides, const float* bias, float* results) const {
        const int64_t step = strides ? strides[0] : problem_.kernels() / problem_.filters * problem_.places();
        const int64_t results_step = problem_.results_last ? 1 : problem_.product(problem_.result);
        on_cores(parts_, [&](int64_t number) {
            const int64_t first = number * filters_;
            piece_.run(images, prepared(kernels + first * step, strides), bias ? bias + first : nullptr,
                       results + first * results_step);
        });
    }

    // Kernels of any strides, turned around if need be, in the layout chosen.
    float* prepared(float* kernels, const int64_t* strides) const {
        const size_t own = floats_of(kernels_.get());
        float* store = shared_by_pieces.of(own + prepare_.floats());
        if (problem_.turned || strides) {
            gather(kernels, strides, store);
            kernels = store;
        }
        if (!prepare_.needed()) return kernels;
        prepare_(kernels, store + own);
        return store + own;
    }

    void gradient_by_kernels(float* images, float* kernels, float* results) const {
        const OneThread alone;
        const size_t one = floats_of(piece_.chosen_kernels());
        float* sums = shared_by_pieces.of(pieces_ * one + floats_of(kernels_.get()));
        run_pieces(images, sums, one, nullptr, results);
        add_up(sums, one);
        float* turned = problem_.turned ? sums + pieces_ * one : kernels;
        if (finish_.needed()) finish_(sums, turned);
        else std::copy(sums, sums + problem_.kernels() * problem_.places(), turned);
        if (problem_.turned) gather(turned, nullptr, kernels);
    }

    // Adds the gradients of all pieces to that of the first.
    void add_up(float* sums, size_t one) const {
        const size_t block = 1 << 14;
        in_pieces((one + block - 1) / block, [&](long number) {
            const size_t first = number * block, end = std::min(one, first + block);
            for (int64_t piece = 1; piece < pieces_; ++piece) {
                const float* more = sums + piece * one;
#pragma omp simd
                for (size_t i = first; i < end; ++i) sums[i] += more[i];
            }
        });
    }

    // Kernels one after the other, turned around if need be; without strides they are contiguous.
    void gather(const float* from, const int64_t* strides, float* to) const {
        const int64_t places = problem_.places(), inner = problem_.channels / problem_.groups;
        const std::vector<int64_t> offsets = offsets_of_places(strides);
        const int64_t outer_step = strides ? strides[0] : inner * places, step = strides ? strides[1] : places;
        if (outer_step < step) return gather_tiles(from, outer_step, step, offsets, to);
        for (int64_t filter = 0; filter < filters_; ++filter)
            for (int64_t channel = 0; channel < inner; ++channel, to += places) {
                const float* kernel = from + filter * outer_step + channel * step;
                for (int64_t place = 0; place < places; ++place) to[place] = kernel[offsets[place]];
            }
    }

    // The same where filters lie side by side, as in Keras 2: tiles of them, so that whole lines of the cache are read.
    void gather_tiles(const float* from, int64_t outer_step, int64_t step, const std::vector<int64_t>& offsets,
                      float* to) const {
        const int64_t places = offsets.size(), inner = problem_.channels / problem_.groups, row = inner * places;
        std::vector<float> tile(REGISTER * REGISTER * places);
        for (int64_t filter = 0; filter < filters_; filter += REGISTER)
            for (int64_t channel = 0; channel < inner; channel += REGISTER) {
                const int64_t filters = std::min(REGISTER, filters_ - filter);
                const int64_t end = std::min(channel + REGISTER, inner), size = (end - channel) * places;
                float* gathered = tile.data();
                for (int64_t i = channel; i < end; ++i)
                    for (int64_t place = 0; place < places; ++place, ++gathered) {
                        const float* line = from + filter * outer_step + i * step + offsets[place];
                        for (int64_t k = 0; k < filters; ++k) gathered[k * size] = line[k * outer_step];
                    }
                for (int64_t k = 0; k < filters; ++k)
                    std::copy_n(&tile[k * size], size, to + (filter + k) * row + channel * places);
            }
    }

    std::vector<int64_t> offsets_of_places(const int64_t* strides) const {
        std::vector<int64_t> offsets = {0};
        int64_t contiguous[MOST];
        for (int64_t axis = problem_.axes - 1, step = 1; axis >= 0; step *= problem_.kernel[axis--])
            contiguous[axis] = step;
        for (int axis = 0; axis < problem_.axes; ++axis) {
            std::vector<int64_t> finer;
            for (int64_t offset : offsets)
                for (int64_t i = 0; i < problem_.kernel[axis]; ++i)
                    finer.push_back(offset + i * (strides ? strides[2 + axis] : contiguous[axis]));
            offsets = finer;
        }
        if (problem_.turned) std::reverse(offsets.begin(), offsets.end());
        return offsets;
    }

    const Problem problem_;
    const int64_t samples_, pieces_;  // of each piece, and the number of pieces
    const int64_t parts_, filters_;   // parts of the filters, and how many each has
    const Piece piece_;
    std::unique_ptr<Piece> last_;
    Layout kernels_;
    Reorder prepare_, finish_;
};

}  // namespace

extern "C" {

// A plan for a problem; nothing if oneDNN has no way to do it.
void* convolution_plan(const int64_t* description) try {
    const OneThread alone;
    const Problem& problem = *reinterpret_cast<const Problem*>(description);
    try {
        return new Plan(problem, samples_of_piece(problem));
    } catch (const std::exception&) {  // the last piece, which is smaller, would have other kernels
        return new Plan(problem, problem.samples);
    }
} catch (const std::exception&) {
    return nullptr;
}

void convolution_forget(void* plan) { delete static_cast<Plan*>(plan); }

// One of images, kernels and results is written: whichever the plan's direction says.  The strides of kernels that
// are contiguous are not given.  Returns 0, or 1 if it failed.
int64_t convolve(const void* plan, float* images, float* kernels, const int64_t* strides, const float* bias,
                 float* results) try {
    static_cast<const Plan*>(plan)->run(images, kernels, strides, bias, results);
    return 0;
} catch (const std::exception&) {
    return 1;
}
}
