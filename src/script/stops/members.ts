import { pythonClassOf, type ValueKind } from './value-kinds.ts'

const words = (list: string): readonly string[] => list.split(' ')

/** Names that scripts use of a library, and others that it has and that are almost these (PyTorch 1.13 and 2, NumPy 1 and 2). */
interface Members {
  readonly usual: readonly string[]
  readonly real: readonly string[]
}

const LIBRARIES: Readonly<Record<string, Members>> = {
  torch: {
    usual: words(
      'tensor Tensor FloatTensor rand randn randint zeros ones manual_seed matmul mm arange linspace from_numpy no_grad mean ' +
        'sum abs sqrt pow exp log device optim nn utils cuda float32 float64 long unsqueeze squeeze cat stack save load cosh ' +
        'clamp where set_grad_enabled',
    ),
    real: words(
      'SUM abs_ acosh clamp_ cos cos_ cosh_ divide dstack exp2 exp_ float float16 hstack log2 log_ logspace range rsqrt smm ' +
        'sort sqrt_ sub vstack zero_ asarray functional normal pi random relu seed sin half double int short',
    ),
  },
  'torch.nn': {
    usual: words(
      'Linear Module Sequential MSELoss L1Loss SmoothL1Loss HuberLoss functional utils Parameter init ReLU CrossEntropyLoss',
    ),
    real: words(
      'BCELoss Bilinear CELU ELU GELU NLLLoss PReLU RReLU ReLU6 SELU modules parameter attention Identity Tensor',
    ),
  },
  'torch.optim': {
    usual: words(
      'SGD Adam AdamW Adagrad Adadelta Adamax RMSprop Rprop NAdam RAdam ASGD LBFGS lr_scheduler Adafactor swa_utils',
    ),
    real: words('sgd adam adamw adagrad adadelta adamax rmsprop rprop nadam radam asgd lbfgs Muon optimizer Optimizer'),
  },
  'torch.optim.lr_scheduler': {
    usual: words(
      'StepLR MultiStepLR ConstantLR LinearLR ExponentialLR CosineAnnealingLR CosineAnnealingWarmRestarts OneCycleLR ' +
        'CyclicLR ReduceLROnPlateau LambdaLR PolynomialLR MultiplicativeLR SequentialLR ChainedScheduler',
    ),
    real: words('LRScheduler Optimizer Tensor'),
  },
  'torch.utils.data': {
    usual: words('DataLoader TensorDataset Dataset random_split Subset'),
    real: words('DataLoader2 dataloader dataset Sampler'),
  },
  'torch.nn.functional': {
    usual: words('mse_loss l1_loss smooth_l1_loss huber_loss relu linear'),
    real: words('bilinear celu elu gelu nll_loss prelu relu6 relu_ rrelu selu Tensor utils'),
  },
  'torch.nn.utils': {
    usual: words('clip_grad_norm_ clip_grad_value_'),
    real: words('clip_grad_norm clip_grads_with_norm_ init'),
  },
  'torch.autograd': {
    usual: words('Variable Function grad backward'),
    real: words('variable function functional graph'),
  },
  numpy: {
    usual: words('array asarray arange linspace random float32 float64 mean sum zeros ones pi sin cos exp sqrt'),
    real: words(
      'asfarray cosh cov exp2 float128 float16 float_ isin logspace min ndarray sign sinc sinh sort abs load log matmul ' +
        'save squeeze stack where arcsin arccos tan char',
    ),
  },
  'numpy.random': {
    usual: words('seed rand randn choice randint permutation shuffle normal uniform'),
    real: words('ranf random permuted'),
  },
}

const OF_TENSORS: Members = {
  usual: words(
    'backward item numpy detach data grad view reshape squeeze unsqueeze float double long shape size mean sum abs sqrt pow t ' +
      'T flatten tolist cpu cuda to clone norm requires_grad requires_grad_ matmul mm dim numel max min std var zero_ add_ ' +
      'sub_ mul_ retain_grad',
  ),
  real: words(
    'abs_ add addr addr_ amax amin cdouble cfloat detach_ div fmax fmin ipu log mul ndim pow_ retains_grad rsqrt sin smm sort ' +
      'sqrt_ squeeze_ sub svd t_ unflatten unsqueeze_ xpu sum_to_size view_as int mT mH H half',
  ),
}

const OF_MODULES = words(
  'T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval ' +
    'extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia ' +
    'named_buffers named_children named_modules named_parameters parameters register_backward_hook register_buffer ' +
    'register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook ' +
    'register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter ' +
    'register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ reset_parameters set_extra_state set_submodule ' +
    'share_memory state_dict to to_empty train training type xpu zero_grad',
)

/** What `torch`, models, optimizers and lists have and no tensor has. */
const OF_OTHERS = words(
  'nn optim tensor rand randn zeros ones manual_seed arange linspace from_numpy no_grad utils cat stack save load weight ' +
    'weights bias parameters zero_grad step append len length value items loss lr x y foo',
)

const COMPLETE: Readonly<Record<string, readonly string[]>> = {
  float: words('as_integer_ratio conjugate fromhex hex imag is_integer real from_number'),
  int: words(
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes is_integer',
  ),
  NoneType: [],
  list: words('append clear copy count extend index insert pop remove reverse sort'),
  tuple: words('count index'),
  dict: words('clear copy fromkeys get items keys pop popitem setdefault update values'),
  str: words(
    'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii ' +
      'isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans ' +
      'partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith ' +
      'strip swapcase title translate upper zfill',
  ),
  Sequential: [...OF_MODULES, ...words('append extend insert pop')],
  Linear: [...OF_MODULES, ...words('in_features out_features weight bias')],
  loss: [...OF_MODULES, ...words('reduction weight beta delta log_input full eps ignore_index')],
  optimizer: words(
    'OptimizerPostHook OptimizerPreHook add_param_group defaults load_state_dict param_groups profile_hook_step ' +
      'register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_post_hook ' +
      'register_state_dict_pre_hook register_step_post_hook register_step_pre_hook state state_dict step zero_grad',
  ),
}

/** What is there in the place of a member that a value certainly has not; null where it may have it. */
export function missingMember(owner: ValueKind, name: string): { readonly instead: string } | null {
  if (name.startsWith('_')) return null
  if (owner.type === 'tensor') return nearMiss(OF_TENSORS, name) ?? (OF_OTHERS.includes(name) ? { instead: '' } : null)
  if (owner.type === 'library') {
    const members = LIBRARIES[owner.name]
    return members === undefined ? null : (nearMiss(members, name) ?? fromElsewhere(members, name))
  }
  const all = owner.type === 'instance' ? OF_MODULES : COMPLETE[pythonClassOf(owner)]
  if (all === undefined || all.includes(name)) return null
  return { instead: all.find((each) => isNear(name, each)) ?? '' }
}

function nearMiss({ usual, real }: Members, name: string): { readonly instead: string } | null {
  if (usual.includes(name) || real.includes(name)) return null
  const plain = plainName(name)
  const instead = usual.find((each) => plainName(each) === plain) ?? usual.find((each) => isNear(name, each))
  return instead === undefined ? null : { instead }
}

/** A class or a function of another library: `torch.Linear`. */
function fromElsewhere({ usual, real }: Members, name: string): { readonly instead: string } | null {
  if (
    usual.includes(name) ||
    real.includes(name) ||
    !/^[A-Z]\w*(?:LR|Loss|Dataset|Loader)$|^(?:SGD|Adam|AdamW|Linear|Module|RMSprop)$/.test(name)
  )
    return null
  const [library] = Object.entries(LIBRARIES).find(([, members]) => members.usual.includes(name)) ?? []
  return library === undefined ? null : { instead: `${library}.${name}` }
}

/** The one of `names` that a misspelled one stands for; empty where there is none. */
export function nearestName(name: string, names: readonly string[]): string {
  return names.find((each) => plainName(each) === plainName(name)) ?? names.find((each) => isNear(name, each)) ?? ''
}

function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}

function isNear(name: string, other: string): boolean {
  return other.length > 2 && distance(name.toLowerCase(), other.toLowerCase()) <= (other.length <= 5 ? 1 : 2)
}

/** How many letters are changed, left out, put in or exchanged with the next one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isTurned = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const turned = isTurned ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      rows[i]?.push(Math.min(change, turned, at(i - 1, j) + 1, at(i, j - 1) + 1))
    }
  }
  return at(a.length, b.length)
}
