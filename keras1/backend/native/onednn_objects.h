// oneDNN's objects, each with an owner, and the memory it works in.
#pragma once

#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>
#include <vector>

extern "C" {  // of the OpenMP that oneDNN is linked to, whose header not all compilers have
int omp_get_max_threads();
void omp_set_num_threads(int);
}

namespace {

void check(dnnl_status_t status) {
    if (status != dnnl_success) throw std::runtime_error("oneDNN");
}

template <class Object, dnnl_status_t (*destroy)(Object*)>
struct Destroy {
    void operator()(Object* object) const { destroy(object); }
};
using Layout = std::unique_ptr<dnnl_memory_desc, Destroy<dnnl_memory_desc, dnnl_memory_desc_destroy>>;
using Memory = std::unique_ptr<dnnl_memory, Destroy<dnnl_memory, dnnl_memory_destroy>>;
using Primitive = std::unique_ptr<dnnl_primitive, Destroy<dnnl_primitive, dnnl_primitive_destroy>>;
using Choice = std::unique_ptr<dnnl_primitive_desc, Destroy<dnnl_primitive_desc, dnnl_primitive_desc_destroy>>;
using Attributes = std::unique_ptr<dnnl_primitive_attr, Destroy<dnnl_primitive_attr, dnnl_primitive_attr_destroy>>;

dnnl_engine_t engine() {
    static dnnl_engine_t one = [] {
        dnnl_engine_t made;
        check(dnnl_engine_create(&made, dnnl_cpu, 0));
        return made;
    }();
    return one;
}

dnnl_stream_t stream() {
    thread_local dnnl_stream_t one = [] {
        dnnl_stream_t made;
        check(dnnl_stream_create(&made, engine(), dnnl_stream_default_flags));
        return made;
    }();
    return one;
}

Memory memory(const_dnnl_memory_desc_t layout, const float* data) {
    dnnl_memory_t made;
    check(dnnl_memory_create(&made, layout, engine(), const_cast<float*>(data)));
    return Memory(made);
}

struct Argument {
    int name;
    const_dnnl_memory_desc_t layout;
    const float* data;
};

void execute(const Primitive& primitive, std::initializer_list<Argument> arguments) {
    std::vector<Memory> memories;
    std::vector<dnnl_exec_arg_t> given;
    for (const Argument& argument : arguments) {
        if (!argument.data) continue;
        memories.push_back(memory(argument.layout, argument.data));
        given.push_back({argument.name, memories.back().get()});
    }
    check(dnnl_primitive_execute(primitive.get(), stream(), given.size(), given.data()));
}

Primitive made(const Choice& choice) {
    dnnl_primitive_t made;
    check(dnnl_primitive_create(&made, choice.get()));
    return Primitive(made);
}

// oneDNN works on this thread alone, as long as the object lives: the pieces are shared by cores.h.
struct OneThread {
    int before = omp_get_max_threads();
    OneThread() { omp_set_num_threads(1); }
    ~OneThread() { omp_set_num_threads(before); }
};

// ---- Memory that a thread keeps for the next call

class Store {
  public:
    ~Store() { std::free(data_); }

    float* of(size_t floats) {
        if (floats > size_) {
            std::free(data_);
            size_ = 0;
            data_ = static_cast<float*>(std::aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64));
            if (!data_) throw std::bad_alloc();
            size_ = floats;
        }
        return data_;
    }

  private:
    float* data_ = nullptr;
    size_t size_ = 0;
};

size_t floats_of(const_dnnl_memory_desc_t layout) {
    return (dnnl_memory_desc_get_size(layout) + 63) / 64 * 16;  // whole lines of the cache
}

// From one layout to another; nothing if they are equal.
class Reorder {
  public:
    Reorder(const_dnnl_memory_desc_t from, const_dnnl_memory_desc_t to) : from_(from), to_(to) {
        if (dnnl_memory_desc_equal(from, to)) return;
        dnnl_primitive_desc_t choice;
        check(dnnl_reorder_primitive_desc_create(&choice, from, engine(), to, engine(), nullptr));
        primitive_ = made(Choice(choice));
    }

    bool needed() const { return static_cast<bool>(primitive_); }
    size_t floats() const { return needed() ? std::max(floats_of(from_), floats_of(to_)) : 0; }

    void operator()(const float* from, float* to) const {
        execute(primitive_, {{DNNL_ARG_FROM, from_, from}, {DNNL_ARG_TO, to_, to}});
    }

  private:
    const_dnnl_memory_desc_t from_, to_;
    Primitive primitive_;
};

}  // namespace
